import Foundation
import HiplineCore
import HiplineKinematics
import Testing

@testable import HiplineAnalysis

struct MetricLawTests {
  /// Repetitions of a shaking leg with a pelvis sensor, and of one without gyroscope, pelvis or hold.
  private static func contexts() throws -> [RepetitionContext] {
    try Curve(seconds: 3).repetitions(3).repetition(8, hold: 0, move: 1).contexts(
      pelvis: Curve(seconds: 3).repetitions(4, 3),
      shake: { 0.1 * ($0 - $0.rounded(.down) - 0.5) })
      + Curve(rest: 15, seconds: 1).moving(to: 0, seconds: 2).repetition(20, hold: 0, move: 1.5)
      .contexts(withGyroscope: false)
  }

  private static func measured() throws -> [MeasuredRepetition] {
    try contexts().enumerated().map { index, context in
      MeasuredRepetition(
        index: index + 1, set: 1, repetition: context.repetition,
        exercise: 1, values: Metrics.all.flatMap { $0.measure(context) })
    }
  }

  @Test func `a metric gives one value for each definition, in order, and the same twice`() throws {
    for context in try Self.contexts() {
      for metric in Metrics.all {
        let values = metric.measure(context)
        #expect(values.map(\.definition) == metric.definitions, "\(metric.definitions.map(\.key))")
        #expect(metric.measure(context) == values, "\(metric.definitions.map(\.key))")
      }
    }
  }

  @Test func `a relative metric gives every repetition its values, in order, the same twice`()
    throws
  {
    let repetitions = try Self.measured()
    for metric in Metrics.relative {
      let values = metric.measure(repetitions)
      #expect(values.count == repetitions.count)
      for each in values {
        #expect(each.map(\.definition) == metric.definitions, "\(metric.definitions.map(\.key))")
      }
      #expect(metric.measure(repetitions) == values, "\(metric.definitions.map(\.key))")
      #expect(metric.measure([]).isEmpty, "\(metric.definitions.map(\.key))")
    }
  }

  private static func graded(_ repetitions: [MeasuredRepetition]) -> [[MetricValue]] {
    repetitions.map {
      ControlJudgement.values($0, compensation: Compensation($0, limits: CompensationLimits()))
    }
  }

  @Test func `the grade of control gives its values in order, the same twice`() throws {
    let repetitions = try Self.measured()
    let values = Self.graded(repetitions)
    for each in values { #expect(each.map(\.definition) == ControlGrade.definitions) }
    #expect(Self.graded(repetitions) == values)
  }

  @Test func `what could not be measured says why`() throws {
    let repetitions = try Self.measured()
    let values =
      repetitions.flatMap(\.values) + Self.graded(repetitions).flatMap { $0 }
      + Metrics.relative.flatMap { $0.measure(repetitions) }.flatMap { $0 }
    var unavailable = 0
    for value in values {
      guard case .unavailable(let reason) = value.reading else { continue }
      unavailable += 1
      #expect(!reason.isEmpty, "\(value.definition.key)")
    }
    #expect(unavailable > 0)
  }

  @Test func `a value is of the kind that its definition says`() throws {
    let repetitions = try Self.measured()
    for value in repetitions.flatMap(\.values) {
      let kind: MetricDefinition.Kind? =
        switch value.reading {
        case .number: .number
        case .flag: .flag
        case .text: .text
        case .unavailable: nil
        }
      #expect(kind == nil || kind == value.definition.kind, "\(value.definition)")
    }
    let kinds = Set(repetitions.flatMap(\.values).map(\.definition.kind))
    #expect(kinds == [.number, .flag, .text])
  }

  @Test func `every number is finite`() throws {
    for repetition in try Self.measured() {
      for case .number(let number) in repetition.values.map(\.reading) {
        #expect(number.isFinite)
      }
    }
    #expect(Metrics.definitions[0].value(Double.nan).reading != .number(.nan))
    guard case .unavailable = Metrics.definitions[0].value(Double.infinity).reading else {
      Issue.record("an infinite number is not measurable")
      return
    }
  }

  @Test func `keys and column names are unique, meanings and sources given`() {
    let definitions = Metrics.definitions
    #expect(Set(definitions.map(\.key)).count == definitions.count)
    #expect(Set(definitions.map(\.columnName)).count == definitions.count)
    for definition in definitions {
      #expect(!definition.meaning.isEmpty && !definition.source.isEmpty, "\(definition.key)")
      #expect(!definition.columnName.contains("."))
    }
  }

  @Test func `every metric in the folder is in the list`() throws {
    let declared = try declarations(in: "Metrics") { line in
      guard line.contains(": Metric {") || line.contains(": RelativeMetric {") else { return nil }
      return line.split(separator: ":")[0].split(separator: " ").last.map(String.init)
    }
    let listed = try declarations(in: "Metrics") { line in
      guard line.contains("    Listed"), let name = line.split(separator: "(").last else {
        return nil
      }
      return String(name.prefix { $0 != "." })
    }
    #expect(declared.sorted() == listed.sorted())
  }
}

/// What the lines of a folder of the analysis declare.
func declarations(in folder: String, _ name: (String) -> String?) throws -> [String] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let url = root.appending(path: "Sources/HiplineAnalysis/\(folder)")
  return try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
    .filter { $0.pathExtension == "swift" }
    .flatMap { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n") }
    .compactMap { name(String($0)) }
}
