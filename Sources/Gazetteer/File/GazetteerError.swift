/// Why a gazetteer cannot be opened or built.
public enum GazetteerError: Error, CustomStringConvertible, Equatable {
  /// There is no gazetteer in the folder.
  case missing(folder: String)
  /// The file is no gazetteer, is cut short, or has another version.
  case damaged(file: String, reason: String)
  /// A row of a GeoNames dump that cannot be read.
  case row(file: String, line: Int, reason: String)
  /// The disk said no.
  case cannotWrite(file: String, reason: String)

  /// One line for people.
  public var description: String {
    switch self {
    case .missing(let folder): "\(folder): no gazetteer here (a file named *.gazetteer)"
    case .damaged(let file, let reason): "\(file): \(reason)"
    case .row(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .cannotWrite(let file, let reason): "\(file): cannot be written: \(reason)"
    }
  }
}
