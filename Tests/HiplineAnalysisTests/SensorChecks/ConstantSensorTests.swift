import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct ConstantSensorTests {
  private func analyze(_ change: (inout Recording) -> Void) throws -> SessionResult {
    var recording = Sessions.short.session.recordings[0]
    change(&recording)
    return try Analyzer().analyze(
      SessionInput(id: "x", exercise: .clamshell, recordings: [recording]))
  }

  private func constant(_ stream: TimedSeries?) -> TimedSeries? {
    stream.map { stream in
      TimedSeries(
        timestamps: stream.timestamps, values: stream.values.map { _ in stream.values[0] })
    }
  }

  @Test func `a gyroscope that reads the same all the time is an error, and nothing is scored`()
    throws
  {
    let result = try analyze { $0.gyroscope = constant($0.gyroscope) }
    #expect(result.findings.contains { $0.code == .constantSensor && $0.severity == .error })
    #expect(result.repetitions.allSatisfy { $0.score == nil && $0.state == nil })
  }

  @Test func `an accelerometer that reads the same all the time is an error`() throws {
    let result = try analyze { $0.accelerometer = constant($0.accelerometer) }
    #expect(result.findings.contains { $0.code == .constantSensor })
    #expect(result.repetitions.allSatisfy { $0.score == nil })
  }

  @Test func `a sensor that works is not constant`() throws {
    let result = try analyze { _ in }
    #expect(!result.findings.contains { $0.code == .constantSensor })
    #expect(result.repetitions.allSatisfy { $0.score != nil })
  }
}
