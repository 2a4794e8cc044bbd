import Ledger

/// `/openapi.json`: the desk's addresses as an OpenAPI 3.1 document, made from the table of routes.
enum OpenAPI {
  @Sendable static func document(_ inquiry: Inquiry) throws -> [UInt8] {
    var paths: [String: JSONValue] = [:]
    for route in Route.all {
      switch route.work {
      case .page:
        let path = route.path == "/" ? "/index" : route.path
        for format in [Format.json, .csv, .geojson] where has(route, format) {
          paths[path + "." + format.rawValue] = .object(["get": operation(route, format.mediaType, inquiry)])
        }
      case .data(_, let mediaType): paths[route.path] = .object(["get": operation(route, mediaType, inquiry)])
      case .action: merge(.object(["post": action(route, inquiry)]), at: route.path, into: &paths)
      }
    }
    return try JSONOutput.encode(
      JSONValue.object([
        "openapi": .string("3.1.0"),
        "info": .object(["title": .string("Dateline desk"), "version": .string("1")]),
        "paths": .object(paths),
        "components": .object([
          "securitySchemes": .object(["token": .object(["type": .string("http"), "scheme": .string("bearer")])])
        ]),
        "security": .array([.object(["token": .array([])])]),
      ]))
  }

  private static func merge(_ value: JSONValue, at path: String, into paths: inout [String: JSONValue]) {
    paths[path] = (paths[path] ?? .object([:])).merged(with: value)
  }

  private static let withoutFeatures: Set = [
    "/reports", "/actors", "/network", "/series", "/review", "/audit", "/agreement",
  ]
  private static let pagesAlone: Set = ["/help", "/sign-in", "/accounts"]
  private static func has(_ route: Route, _ format: Format) -> Bool {
    !pagesAlone.contains(route.path) && (format != .geojson || !withoutFeatures.contains(route.path))
  }

  private static func operation(_ route: Route, _ mediaType: String, _ inquiry: Inquiry) -> JSONValue {
    var parameters: [JSONValue] = []
    if route.path.contains("{id}") { parameters.append(parameter("id", in: "path", inquiry)) }
    for name in names(route.path) { parameters.append(parameter(name, in: "query", inquiry)) }
    return .object([
      "summary": .string(inquiry.phrases("api.\(route.path)")), "parameters": .array(parameters),
      "responses": .object([
        "200": .object([
          "description": .string("OK"), "content": .object([String(mediaType.prefix { $0 != ";" }): .object([:])]),
        ]),
        "304": .object(["description": .string("Not changed since the ETag")]),
        "400": error("A parameter cannot be read"), "401": error("Not signed in"), "403": error("The role may not"),
        "404": error("Not there"), "429": error("Too many requests"),
      ]),
    ])
  }

  private static func action(_ route: Route, _ inquiry: Inquiry) -> JSONValue {
    .object([
      "summary": .string(inquiry.phrases("api.\(route.path)")),
      "parameters": .array(route.path.contains("{id}") ? [parameter("id", in: "path", inquiry)] : []),
      "requestBody": .object([
        "content": .object(["application/json": .object(["schema": .object(["type": .string("object")])])])
      ]),
      "responses": .object([
        "200": .object(["description": .string("Done")]), "400": error("Cannot be done"), "401": error("Not signed in"),
        "403": error("The role may not, or the CSRF token is missing"),
      ]),
    ])
  }

  private static func error(_ text: String) -> JSONValue {
    .object([
      "description": .string(text),
      "content": .object([
        "application/json": .object([
          "schema": .object([
            "type": .string("object"), "properties": .object(["error": .object(["type": .string("string")])]),
          ])
        ])
      ]),
    ])
  }

  /// The parameters that an address understands.
  private static func names(_ path: String) -> [String] {
    let filter = ["q", "from", "to", "bbox"]
    let pages = ["limit", "after"]
    return switch path {
    case "/", "/events": filter + pages + ["sort"]
    case "/actors/{id}": filter + pages + ["sort"]
    case "/review": filter + pages + ["step"]
    case "/reports", "/story": filter + pages
    case "/control", "/api/control", "/control/{id}": ["on"]
    case "/actors": filter + ["limit"]
    case "/network": filter + ["codes", "least"]
    case "/series": filter + ["by", "of"]
    case "/api/clusters": filter + ["zoom"]
    case "/api/series": filter + ["by"]
    case "/api/facets": filter + ["limit"]
    case "/api/changes": filter + pages + ["since"]
    case "/audit": pages + ["action"]
    case "/agreement": ["q"]
    default: []
    }
  }

  private static func parameter(_ name: String, in place: String, _ inquiry: Inquiry) -> JSONValue {
    .object([
      "name": .string(name), "in": .string(place), "required": .bool(place == "path"),
      "description": .string(inquiry.phrases("parameter.\(name)")), "schema": .object(["type": .string("string")]),
    ])
  }
}
