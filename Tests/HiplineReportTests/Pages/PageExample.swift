import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineSimulation

@testable import HiplineReport

/// Analysed sessions with their traces for the tests of pages.
enum PageExample {
  /// A name and a subject that a browser would take for markup.
  static let hostile = "<script>alert(1)</script>\"\u{301} onload='x'&\u{1B}"

  struct Traced: Sendable {
    let session: SessionResult
    let traces: SessionTraces

    func page(links: SessionPage.Links = .init(), failures: [InputFailure] = []) -> String {
      SessionPage.render(
        SessionDocument(session), traces: traces, failures: failures, links: links)
    }
  }

  /// Thigh and pelvis; the pelvis helps from repetition 8 on.
  static let pelvis = traced(.clamshellPelvisGivesWay, id: hostile)
  /// An accelerometer on the thigh, and nothing on the pelvis.
  static let thigh = traced(.clamshellAccelerometerOnly, id: "thigh")
  static let still = traced(.stillLeg, id: "still")
  static let all = [pelvis, thigh, still]

  private static func traced(_ scenario: Scenario, id: String) -> Traced {
    var recordings = Simulator.run(scenario.parameters).recordings
    for index in recordings.indices { recordings[index].name = "\(index)<b>.csv" }
    let input = SessionInput(
      id: id, subject: "</title><b>", exercise: .clamshell, side: .right, recordings: recordings)
    guard let (session, traces) = try? Analyzer().analyzeWithTraces(input) else {
      preconditionFailure("a simulated session can be analysed")
    }
    return Traced(session: session, traces: traces)
  }
}

extension String {
  /// Everything between two marks, as often as they come.
  func parts(between start: String, and end: String) -> [String] {
    components(separatedBy: start).dropFirst().map { rest in
      rest.components(separatedBy: end)[0]
    }
  }
}
