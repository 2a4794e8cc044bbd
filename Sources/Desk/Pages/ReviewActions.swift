import Foundation
import HTTPTypes
import Ledger
import Records

/// `POST /api/review/{id}`: one decision about an event, or about a mention through the event that it is in.
enum ReviewActions {
  @Sendable static func review(_ inquiry: Inquiry, _ form: Form) throws -> Outcome {
    let ledger = inquiry.ledger
    let step: Review.Step = inquiry.visitor.may(.reviewer) ? .reviewer : .coder
    let review = Review(
      reviewer: inquiry.visitor.name, reason: form["reason"].map { String($0.prefix(1000)) }, step: step)
    let back =
      form["back"].flatMap {
        $0.hasPrefix("/") && !$0.hasPrefix("//") && $0.utf8.allSatisfy { $0 > 0x20 && $0 != 0x5C && $0 < 0x7F }
          ? $0 : nil
      } ?? "/review"
    guard let action = form["action"] else { throw DeskError(.badRequest, "an action is wanted") }
    if action == "undo" {
      guard let number = form["correction"].flatMap({ Int($0) }) else {
        throw DeskError(.badRequest, "the number of a correction is wanted")
      }
      return try outcome(ledger.undo(number, by: review), back)
    }
    guard let event = try event(inquiry.id, ledger) else {
      throw DeskError(.notFound, inquiry.phrases("error.event", inquiry.id))
    }
    switch action {
    case "accept": return try outcome(ledger.judge(id: event.id, .accept, by: review), back)
    case "reject":
      guard review.reason != nil else { throw DeskError(.badRequest, inquiry.phrases("error.reason")) }
      return try outcome(ledger.judge(id: event.id, .reject, by: review), "/review")
    case "skip":
      return try outcome(
        ledger.judge(
          id: event.id, .note, by: Review(reviewer: review.reviewer, reason: review.reason ?? "skipped", step: step)),
        back)
    case "correct":
      let fields = try FieldPatch(event).patch(form.fields)
      return try outcome(ledger.correct(id: event.id, fields: .object(fields), by: review), back)
    case "merge": return try outcome(ledger.merge(events: [event.id, try other(form)], by: review), back)
    case "not-the-same", "not-same":
      return try outcome(ledger.keepApart(events: event.id, try other(form), by: review), back)
    case "split":
      return try outcome(ledger.split(event: event.id, mentions: form.list("mentions"), by: review), back)
    case "never-again":
      guard inquiry.visitor.may(.reviewer) else {
        throw DeskError(.forbidden, inquiry.phrases("error.role", inquiry.phrases.code("role", "reviewer")))
      }
      guard review.reason != nil else { throw DeskError(.badRequest, inquiry.phrases("error.reason")) }
      let notes = try NeverAgain(event, words: form["words"], inquiry).notes
      let correction = try ledger.judge(id: event.id, .reject, by: review)
      for note in notes {
        try ledger.note(
          "never-again", by: review.reviewer, of: note.rule,
          details: note.details(reason: review.reason, correction: correction.number))
      }
      return try outcome(correction, "/review")
    default: throw DeskError(.badRequest, "there is no action \(action)")
    }
  }

  private static func event(_ id: String, _ ledger: Ledger) throws -> Event? {
    if let event = try ledger.event(id: id) { return event }
    return try ledger.event(ofMention: id)
  }

  private static func other(_ form: Form) throws -> String {
    guard let other = form["with"] else { throw DeskError(.badRequest, "with is the id of the other event") }
    return other
  }

  private static func outcome(_ correction: Correction, _ back: String) throws -> Outcome {
    let status =
      switch correction.action {
      case .accept: "accepted"
      case .reject: "rejected"
      case .correct: "corrected"
      default: correction.action.rawValue
      }
    return Outcome(
      json: try JSONOutput.encode(Done(correction: correction.number, status: status)), next: back)
  }

  private struct Done: Encodable {
    var correction: Int
    var status: String
  }
}

/// The fields of a form as changes of an event's JSON: only those that differ from what is there.
struct FieldPatch {
  private let event: Event

  init(_ event: Event) { self.event = event }

  func patch(_ fields: [String: JSONValue]) throws -> [String: JSONValue] {
    var patch: [String: JSONValue] = [:]
    for (name, value) in fields {
      // Programs send fields as the record has them.
      guard case .string(let given) = value else {
        patch[name] = value
        continue
      }
      let text = given.trimmed
      switch name {
      case "event_type" where text != event.eventType?.rawValue ?? "":
        patch[name] = text.isEmpty ? .null : .string(text)
        patch["quad"] = EventType(rawValue: text).map { .integer($0.quad) } ?? .null
      case "event_mode" where text != event.eventMode ?? "":
        patch[name] = text.isEmpty ? .null : .string(text)
        patch["event_modes"] = .array(text.isEmpty ? [] : [.string(text)])
      case "factuality" where text != event.factuality.rawValue: patch[name] = .string(text)
      case "actors" where text != Self.names(event.actors):
        patch[name] = try parties(text, event.actors + event.recipients)
      case "recipients" where text != Self.names(event.recipients):
        patch[name] = try parties(text, event.recipients + event.actors)
      case "instrument", "target": patch[name] = text.isEmpty ? .null : .string(text)
      case "killed": if let figures = try killed(text) { patch["figures"] = figures }
      default: break
      }
    }
    if let date = try date(fields) { patch["date"] = date }
    if let place = try place(fields) { patch["place"] = place }
    guard !patch.isEmpty else { throw DeskError(.badRequest, "no field was changed") }
    return patch
  }

  private static func names(_ parties: [Event.Party]) -> String {
    parties.map { Words.name($0.actor) }.joined(separator: "; ")
  }

  /// Parties by name: one that the event has keeps its codes, a new one has its name alone.
  private func parties(_ text: String, _ known: [Event.Party]) throws -> JSONValue {
    try .array(
      text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }.map { name in
        if let party = known.first(where: { Words.name($0.actor) == name }) { return try JSONValue(party) }
        return try JSONValue(Event.Party(actor: Actor(text: name, start: 0, end: 0, name: name), mentions: []))
      })
  }

  private func text(_ fields: [String: JSONValue], _ name: String) -> String? {
    if case .string(let text) = fields[name] { text.trimmed } else { nil }
  }

  private func date(_ fields: [String: JSONValue]) throws -> JSONValue? {
    guard let first = text(fields, "date"), !first.isEmpty else { return nil }
    let last = text(fields, "date_end").flatMap { $0.isEmpty ? nil : $0 } ?? first
    guard let start = Day(iso: first), let end = Day(iso: last) else {
      throw DeskError(.badRequest, "a day is wanted, as in 2017-10-16")
    }
    guard start != event.date?.start || end != event.date?.end else { return nil }
    return try JSONValue(EventDate(start: start, end: end, granularity: .day, from: .expression))
  }

  private func place(_ fields: [String: JSONValue]) throws -> JSONValue? {
    guard let name = text(fields, "place") else { return nil }
    if name.isEmpty { return event.place == nil ? nil : .null }
    // Whoever names the same place without coordinates means those that it has.
    let isSame = name == event.place?.name
    func degrees(_ field: String, _ old: Double?) -> Double? {
      text(fields, field).map { Double($0) } ?? (isSame ? old : nil)
    }
    let latitude = degrees("latitude", event.place?.latitude)
    let longitude = degrees("longitude", event.place?.longitude)
    if let latitude, let longitude, abs(latitude) > 90 || abs(longitude) > 180 {
      throw DeskError(.badRequest, "latitude and longitude are degrees")
    }
    guard name != event.place?.name || latitude != event.place?.latitude || longitude != event.place?.longitude else {
      return nil
    }
    let moved = Place(
      name: name, text: event.place?.text ?? name,
      latitude: isSame || latitude != event.place?.latitude ? latitude : nil,
      longitude: isSame || longitude != event.place?.longitude ? longitude : nil,
      feature: latitude == nil ? nil : "PPL", country: event.place?.country, from: .argument)
    // A patch merges objects: what the old place had and the new one lacks must go.
    guard case .object(var fields) = try JSONValue(moved),
      case .object(let old) = try event.place.map(JSONValue.init) ?? .object([:])
    else { return nil }
    for name in old.keys where fields[name] == nil { fields[name] = .null }
    return .object(fields)
  }

  private func killed(_ text: String) throws -> JSONValue? {
    var figures = event.figures
    let index = figures.firstIndex { $0.of == .killed && $0.group == nil }
    let old = index.flatMap { figures[$0].best ?? figures[$0].low }
    if text.isEmpty {
      guard let index else { return nil }
      figures.remove(at: index)
      return try JSONValue(figures)
    }
    guard let number = Int(text), number >= 0 else { throw DeskError(.badRequest, "a number is wanted") }
    guard number != old else { return nil }
    var figure = index.map { figures[$0] } ?? EventFigure(of: .killed, claims: [])
    (figure.low, figure.best, figure.high) = (
      min(figure.low ?? number, number), number, max(figure.high ?? number, number)
    )
    if let index { figures[index] = figure } else { figures.append(figure) }
    return try JSONValue(figures)
  }
}
