import Dateline
import Foundation
import Records
import TestSupport

/// One coder for all tests of the module.
let coder: Coder = {
  do {
    return try Coder(data: Folders.data)
  } catch {
    fatalError("\(error)")
  }
}()

/// The same without learned help.
let rulesCoder: Coder = {
  var options = Coder.Options()
  options.rulesOnly = true
  do {
    return try Coder(data: Folders.data, options: options)
  } catch {
    fatalError("\(error)")
  }
}()

/// The records of a text.
func records(_ text: String, published: String? = nil, coder: Coder = coder) -> [Mention] {
  var reference = ReportReference(id: "test", language: "en")
  reference.published = published.flatMap { Day(iso: $0) }
  reference.publishedFrom = reference.published == nil ? nil : .argument
  return coder.code(Report(reference: reference, text: Array(text.utf8)))
}

/// The events of a text, each on one line: `TYPE-mode actors → recipients @ place, date, how told`.
func events(_ text: String, published: String? = nil) -> [String] {
  records(text, published: published).compactMap { mention in mention.event.map { line(mention, $0) } }
}

/// How many assaults a text of June 2019 tells.
func assaultCount(in text: String) -> Int {
  records(text, published: "2019-06-20").count { $0.event?.eventType == .assault }
}

private func line(_ mention: Mention, _ event: EventDetails) -> String {
  var line = event.eventType?.rawValue ?? event.contexts.first ?? "-"
  if let mode = event.eventMode { line += "-" + mode }
  line += " " + names(event.actors)
  if !event.recipients.isEmpty { line += " → " + names(event.recipients) }
  if let place = mention.place { line += " @ " + place.name }
  if mention.factuality != .asserted { line += " (\(mention.factuality.rawValue))" }
  return line
}

/// Codes where there are any, else the words.
func names(_ actors: [Actor]) -> String {
  actors.isEmpty ? "?" : actors.map { $0.code ?? $0.text }.joined(separator: " + ")
}
