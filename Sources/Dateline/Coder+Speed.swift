import Actors
package import Coding
import Discourse
import Foundation
import Records

extension Coder {
  /// Processor time that the two layers take on a report that is analysed already: times, places.
  ///
  /// For measuring; meant for one thread, since the time is the process's.
  package func layerSeconds(_ report: AnnotatedReport) -> (times: Double, places: Double) {
    let published = report.reference.published
    let start = processorSeconds()
    _ = times(in: report.document, zones: report.discourse.zones, published: published)
    let middle = processorSeconds()
    let names = actorResolver.names(in: report.document)
    let between = processorSeconds()
    _ = places(in: report.document, discourse: report.discourse, names: names)
    return (middle - start, processorSeconds() - between)
  }

  private func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
