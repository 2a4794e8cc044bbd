import Foundation
import LanguageKernels

/// One code path of the kernels.
struct KernelPath: @unchecked Sendable {
  let functions: dateline_kernels

  var name: String { String(cString: functions.name) }

  /// All paths that this CPU can run, the fastest first.
  static let available: [KernelPath] = {
    var paths: [KernelPath] = []
    var next = dateline_available_kernels()
    while let path = next?.pointee {
      paths.append(KernelPath(functions: path.pointee))
      next = next?.advanced(by: 1)
    }
    return paths
  }()

  /// The fastest path, or the one that `DATELINE_KERNELS` names (to measure or to compare).
  static let preferred: KernelPath = {
    let wanted = ProcessInfo.processInfo.environment["DATELINE_KERNELS"]
    return available.first { $0.name == wanted } ?? available[0]
  }()
}

/// A weight matrix in a model file.
struct Matrix: @unchecked Sendable {
  let raw: dateline_matrix
  var outputs: Int { Int(raw.outputs) }
  var inputs: Int { Int(raw.inputs) }

  init(_ file: ModelFile, _ name: String, outputs: Int, inputs: Int) throws(ModelError) {
    let size = try file.dimensions(name + ".w")
    let weights = try file.elements(name + ".w", as: Int8.self)
    let scales = try file.elements(name + ".s", as: Float.self)
    let biases = try file.elements(name + ".b", as: Float.self)
    let offsets = try file.elements(name + ".o", as: Int32.self)
    try file.require(
      size[0] == (outputs + 15) / 16 * 16 && size[1] == (inputs + 7) / 8 * 8 && scales.count == size[0]
        && biases.count == size[0] && offsets.count == size[0], "a matrix \(name) of \(outputs) x \(inputs)")
    raw = dateline_matrix(
      outputs: Int32(size[0]), inputs: Int32(size[1]), weights: weights.baseAddress, scales: scales.baseAddress,
      biases: biases.baseAddress, offsets: offsets.baseAddress)
  }
}

/// A growing buffer of floats or bytes for the kernels.
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private var capacity: Int

  init(_ capacity: Int = 1024) {
    self.capacity = capacity
    base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    memset(base, 0, capacity * MemoryLayout<Element>.stride)
  }

  deinit { base.deallocate() }

  /// Makes room for `count` elements; what was there is lost.
  mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    base.deallocate()
    capacity = max(count, capacity * 2)
    base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    memset(base, 0, capacity * MemoryLayout<Element>.stride)
  }
}
