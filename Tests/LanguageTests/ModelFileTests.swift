import Foundation
import Language
import LanguageKernels
import TestSupport
import Testing

@Suite struct ModelFileTests {
  /// A copy of the models in which one file was changed.
  private func loadError(changing file: String, _ change: (inout Data) -> Void) throws -> ModelError? {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(at: Folders.data.appending(path: "models"), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    var data = try Data(contentsOf: folder.appending(path: file))
    change(&data)
    try data.write(to: folder.appending(path: file))
    do {
      _ = try Analyzer(models: folder)
      return nil
    } catch let error as ModelError {
      return error
    }
  }

  @Test(arguments: ["parser.dlm", "lexicon.dlm", "lemmas.dlm", "names.dlm"])
  func aBrokenFileIsNamedAndRefused(_ file: String) throws {
    let flipped = try #require(try loadError(changing: file) { $0[$0.count / 2] ^= 1 })
    #expect(flipped.file == file && flipped.problem.contains("checksum"))
    let short = try #require(try loadError(changing: file) { $0.removeLast(64) })
    #expect(short.file == file && short.problem.contains("bytes after the header"))
    let newer = try #require(try loadError(changing: file) { $0[8] = 9 })
    #expect(newer.problem == "expected format version 1, found 9")
    #expect(try loadError(changing: file) { $0 = Data("text".utf8) }?.problem.contains("at least 64 bytes") == true)
    #expect(try loadError(changing: file) { _ in } == nil)
  }

  @Test func aMissingFileIsNamed() {
    #expect(throws: ModelError.self) { try Analyzer(models: URL(filePath: "/nowhere")) }
  }
}

@Suite struct KernelTests {
  private static var paths: [dateline_kernels] {
    var all: [dateline_kernels] = []
    var next = dateline_available_kernels()
    while let path = next?.pointee {
      all.append(path.pointee)
      next = next?.advanced(by: 1)
    }
    return all
  }

  @Test func thePortablePathIsAlwaysThere() {
    #expect(KernelTests.paths.last.map { String(cString: $0.name) } == "portable")
  }

  @Test(arguments: [(16, 8, 1), (48, 40, 3), (112, 328, 17), (64, 160, 7)])
  func allPathsGiveTheSameBits(_ outputs: Int, _ inputs: Int, _ rows: Int) {
    var state: UInt64 = 3
    func next() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int32(truncatingIfNeeded: state >> 33) % 1000) / 100 - 5
    }
    let weights = (0..<outputs * inputs).map { _ in Int8(max(-63, min(63, next() * 20))) }
    var sums = [Int32](repeating: 0, count: outputs)
    for index in weights.indices { sums[index / (16 * inputs) * 16 + index % 64 / 4] += Int32(weights[index]) * 64 }
    let scales = (0..<outputs).map { _ in abs(next()) / 60 }
    let biases = (0..<outputs).map { _ in next() }
    let input = (0..<rows * inputs).map { _ in next() }
    let gates = (0..<4 * 16).map { _ in next() }
    var results: [[UInt32]] = []
    for path in KernelTests.paths {
      var bytes = [UInt8](repeating: 0, count: rows * inputs)
      var rowScales = [Float](repeating: 0, count: rows)
      var output = [Float](repeating: 0, count: rows * outputs)
      var cell = [Float](repeating: 0.5, count: 16)
      var hidden = [Float](repeating: 0, count: 16)
      path.quantize(input, Int32(rows), Int32(inputs), Int32(inputs), Int32(inputs), &bytes, &rowScales)
      weights.withUnsafeBufferPointer { w in
        scales.withUnsafeBufferPointer { s in
          biases.withUnsafeBufferPointer { b in
            sums.withUnsafeBufferPointer { o in
              var matrix = dateline_matrix(
                outputs: Int32(outputs), inputs: Int32(inputs), weights: w.baseAddress, scales: s.baseAddress,
                biases: b.baseAddress, offsets: o.baseAddress)
              path.multiply(&matrix, bytes, rowScales, Int32(rows), &output)
            }
          }
        }
      }
      path.lstm_cell(gates, nil, &cell, &hidden, 16)
      var products = [Float](repeating: 0, count: rows * 8)
      path.products(input, Int32(rows), Int32(inputs), input, Int32(min(inputs, rows)), 8, &products)
      results.append((output + cell + hidden + rowScales + products).map(\.bitPattern))
      // Close to the product of the floats: the sums are right, not only alike.
      let expected = (0..<inputs).reduce(Float(0)) { sum, k in sum + input[k] * Float(weights[k / 4 * 64 + k % 4]) }
      let tolerance = Float(inputs) * 63 * 0.1 * scales[0] + 0.01
      #expect(abs(output[0] - biases[0] - expected * scales[0]) <= tolerance)
    }
    for result in results.dropFirst() { #expect(result == results[0]) }
  }
}
