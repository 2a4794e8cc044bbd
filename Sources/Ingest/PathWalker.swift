import Glibc

/// Files under paths, folders expanded lazily in byte order of the names.
///
/// Links to folders inside folders are not followed, so that no circle can hold it.
struct PathWalker {
  enum Step {
    case file(String)
    case problem(ReadProblem)
  }

  /// What is still to visit, the next one last.
  private var pending: [(path: String, isArgument: Bool)]

  init(paths: [String]) {
    pending = paths.reversed().map { ($0, true) }
  }

  mutating func next() -> Step? {
    while let (path, isArgument) = pending.popLast() {
      if isArgument, path == "-" { return .file(path) }
      if !isArgument, path.split(separator: "/").last?.hasPrefix(".") == true {
        return .problem(ReadProblem(.skipped, path, "a hidden file"))
      }
      var info = stat()
      let failed = isArgument ? stat(path, &info) != 0 : lstat(path, &info) != 0
      if failed { return .problem(ReadProblem(.unreadable, path, systemMessage())) }
      switch info.st_mode & S_IFMT {
      case S_IFDIR:
        guard let names = names(in: path) else { return .problem(ReadProblem(.unreadable, path, systemMessage())) }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        for name in names.reversed() { pending.append((prefix + name, false)) }
      case S_IFLNK:
        if stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
          return .problem(ReadProblem(.skipped, path, "a link to a folder; name the folder itself to read it"))
        }
        return .file(path)
      case S_IFREG: return .file(path)
      default:
        // A pipe or device is read when it is named, never because a folder holds it.
        if isArgument { return .file(path) }
        return .problem(ReadProblem(.skipped, path, "not a regular file"))
      }
    }
    return nil
  }

  /// The bytes of a file, 0 if it cannot be asked.
  static func size(of path: String) -> Int {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : 0
  }

  /// The names in a folder, sorted by their bytes.
  private func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// What the system says about the last failure.
func systemMessage() -> String { String(cString: strerror(errno)) }
