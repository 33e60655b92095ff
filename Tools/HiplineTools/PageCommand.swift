import ArgumentParser
import HiplinePage
import HiplineReport

/// What the page would show of recordings, without a browser.
struct PageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Answer a request as the page does, as JSON.",
    discussion: "Scripts/page holds the module in the page against it, report and all.")

  @Argument(help: "The request, as in {\"paths\": [\"thigh.csv\"]}.")
  var request: String

  func run() throws {
    let run = try PageRun(JSONValue(Array(request.utf8)) ?? .null)
    var sessions: [JSONValue] = []
    while let session = run.next() { sessions.append(session) }
    print(
      JSONValue.object([
        "found": .integer(run.count), "sessions": .array(sessions), "end": run.end(),
      ]).encoded(onOneLine: true))
  }
}
