/// Maps inputs over several cores and hands the results on in the order of the inputs.
///
/// At most `4 × jobs` inputs are under way or waiting for an earlier one, so memory does not grow with the pile.
///
/// - Parameters:
///   - jobs: how many run at once, at least 1.
///   - next: gives the inputs, `nil` after the last; called from the caller's task alone.
///   - transform: what to do with an input; must not depend on the others.
///   - emit: takes a result; `false` stops the run (nobody reads any more).
public func mapInOrder<Input: Sendable, Output: Sendable>(
  jobs: Int, next: () -> Input?, transform: @escaping @Sendable (Input) -> Output, emit: (Output) throws -> Bool
) async rethrows {
  let jobs = max(1, jobs)
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var started = 0
    var running = 0
    var emitted = 0
    var waiting: [Int: Output] = [:]
    var more = true
    while more || running > 0 {
      while more, running < jobs, started - emitted < jobs * 4 {
        guard let input = next() else {
          more = false
          break
        }
        let index = started
        group.addTask { (index, transform(input)) }
        started += 1
        running += 1
      }
      guard running > 0, let (index, output) = try await group.next() else { break }
      running -= 1
      waiting[index] = output
      while let ready = waiting.removeValue(forKey: emitted) {
        emitted += 1
        guard try emit(ready) else {
          group.cancelAll()
          return
        }
      }
    }
  }
}
