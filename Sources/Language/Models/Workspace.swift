import LanguageKernels

/// Scratch memory for one thread, and the calls of the kernels on it.
struct Workspace: ~Copyable {
  private let kernels: dateline_kernels
  private var quantized = Buffer<UInt8>()
  private var scales = Buffer<Float>()
  private var recurrent = Buffer<Float>()
  private var cells = Buffer<Float>()
  private var states = Buffer<Float>()

  init(_ path: KernelPath) { kernels = path.functions }

  /// `output[row] = matrix * input[row]`: rows of `matrix.outputs` floats. Input rows hold `count` floats, `stride` apart.
  mutating func multiply(
    _ matrix: Matrix, _ input: UnsafePointer<Float>, rows: Int, count: Int, stride: Int,
    _ output: UnsafeMutablePointer<Float>
  ) {
    quantized.reserve(rows * matrix.inputs)
    scales.reserve(rows)
    quantize(input, rows: rows, count: count, stride: stride, padded: matrix.inputs, quantized.base, scales.base)
    multiply(matrix, quantized.base, scales.base, rows: rows, output)
  }

  func multiply(
    _ matrix: Matrix, _ input: UnsafePointer<UInt8>, _ scales: UnsafePointer<Float>, rows: Int,
    _ output: UnsafeMutablePointer<Float>
  ) {
    withUnsafePointer(to: matrix.raw) { kernels.multiply($0, input, scales, Int32(rows), output) }
  }

  func quantize(
    _ input: UnsafePointer<Float>, rows: Int, count: Int, stride: Int, padded: Int,
    _ output: UnsafeMutablePointer<UInt8>, _ scales: UnsafeMutablePointer<Float>
  ) {
    kernels.quantize(input, Int32(rows), Int32(count), Int32(stride), Int32(padded), output, scales)
  }

  func leaky(_ values: UnsafeMutablePointer<Float>, _ count: Int) { kernels.leaky(values, Int32(count)) }

  func products(
    _ rows: UnsafePointer<Float>, count: Int, stride: Int, columns: UnsafePointer<Float>, inner: Int, width: Int,
    _ scores: UnsafeMutablePointer<Float>
  ) {
    kernels.products(rows, Int32(count), Int32(stride), columns, Int32(inner), Int32(width), scores)
  }

  /// Runs a layer over sentences in lockstep.
  ///
  /// - Parameters:
  ///   - lengths: tokens of each sentence, in descending order.
  ///   - offsets: the row of `output` at which each sentence starts.
  ///   - gates: input gates, rows of 8 x `hidden`.
  ///   - gateRows: for each token (in order of `offsets`), its row of `gates`.
  ///   - output: rows of 2 x `hidden`.
  mutating func run(
    _ layer: Network.Layer, hidden: Int, lengths: [Int], offsets: [Int], gates: UnsafePointer<Float>,
    gateRows: [Int], _ output: UnsafeMutablePointer<Float>
  ) {
    guard let longest = lengths.first else { return }
    let rows = lengths.count
    recurrent.reserve(rows * 4 * hidden)
    cells.reserve(rows * hidden)
    states.reserve(rows * hidden)
    for direction in 0..<2 {
      let matrix = layer.directions[direction]
      for index in 0..<rows * hidden { cells.base[index] = 0 }
      var active = rows
      for step in 0..<longest {
        while lengths[active - 1] <= step { active -= 1 }
        if step > 0 {
          multiply(matrix, states.base, rows: active, count: hidden, stride: hidden, recurrent.base)
        }
        for sentence in 0..<active {
          let row = offsets[sentence] + (direction == 0 ? step : lengths[sentence] - 1 - step)
          let target = output + row * 2 * hidden + direction * hidden
          kernels.lstm_cell(
            gates + gateRows[row] * 8 * hidden + direction * 4 * hidden,
            step > 0 ? recurrent.base + sentence * 4 * hidden : nil, cells.base + sentence * hidden, target,
            Int32(hidden))
          (states.base + sentence * hidden).update(from: target, count: hidden)
        }
      }
    }
  }
}
