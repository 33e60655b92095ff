import HiplineAnalysis
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineReport

struct TrendPlotTests {
  /// A session whose repetitions have these numbers of a metric, with the trend that its summary would have.
  private func session(_ values: [Double], _ metric: MetricDefinition) -> SessionResult {
    var session = PageExample.pelvis.session
    let template = session.repetitions[0]
    session.repetitions = values.enumerated().map { place, value in
      var repetition = template
      repetition.index = place + 1
      repetition.values = repetition.values.map {
        $0.definition == metric ? metric.value(value) : $0
      }
      return repetition
    }
    return session
  }

  private func figure(_ values: [Double], _ plot: TrendPlot = .tremor) throws -> Figure {
    let trend = SessionSummary.Trend(slope: 0.01, pValue: 0.4)
    return try #require(plot.figure(session(values, plot.metric), trend: trend))
  }

  /// The places of the fitted line, on the page.
  private func fit(_ figure: Figure) throws -> [[(x: Double, y: Double)]] {
    let path = try #require(
      Element(.div, [:], figure.drawingElements).markup.parts(
        between: "class=\"fit\" d=\"", and: "\""
      ).first)
    return path.split(separator: "M").map { piece in
      piece.split(separator: "L").map { point in
        let numbers = point.split(separator: " ").compactMap { Double($0) }
        return (numbers[0], numbers[1])
      }
    }
  }

  @Test(arguments: [
    [0.01, 0.02, 0.05, 0.11, 0.2, 0.31, 0.3, 0.18, 0.1, 0.06, 0.03, 0.02],
    [0.02, 0.05, 0.09, 0.1, 0.085, 0.05, 0.03, 0.02], [0.01, 0.05, 0.2, 0.4, 0.41, 0.4, 0.2, 0.1],
  ])
  func `a tremor that rises and falls is said and drawn to do so`(values: [Double]) throws {
    let figure = try figure(values)
    #expect(figure.caption.hasPrefix("It rises, then falls"))
    #expect(!figure.caption.contains("% a repetition"))
    let places = try fit(figure).flatMap { $0 }
    let top = try #require(places.map(\.y).min())
    #expect(places[0].y > top + 20 && places[places.count - 1].y > top + 20)
  }

  @Test(arguments: [
    [0.01, 0.02, 0.03, 0.05, 0.08, 0.13, 0.2, 0.33],
    [0.01, 0.1, 0.2, 0.25, 0.27, 0.28, 0.285, 0.29],
    [0.1, 0.11, 0.1, 0.12, 0.1, 0.11, 0.12, 0.1], [0.3, 0.1, 0.05, 0.02, 0.05, 0.1, 0.3],
    [0.1, 0.2, 0.1],
  ])
  func `what only rises, bends, scatters or falls first does not rise and then fall`(
    values: [Double]
  ) throws {
    #expect(try !figure(values).caption.contains("then falls"))
  }

  @Test func `chance makes few humps of what only scatters or slows down`() throws {
    var random = SplitMix64(seed: 18)
    for shape: (Double) -> Double in [{ _ in 0.1 }, { 0.3 * (1 - 1 / $0) + 0.05 }, { 0.02 * $0 }] {
      let humps = try (0..<60).count { _ in
        let values = zip(1...10, random.uniform(count: 10, in: 0.8...1.2)).map {
          shape(Double($0)) * $1
        }
        return try figure(values).caption.contains("then falls")
      }
      #expect(humps <= 6)
    }
  }

  @Test func `a line is straight to the edge of the plot and ends there`() throws {
    // One wild repetition in ten makes the axis long; the slope is that of the others.
    for values in [
      [20, 22, 24, 26, 28, 30, 32, 34, 36, 38.0], [5, 5, 5, 5, 5, 5, 5, 12, 19, 26.0],
      [30, 29, 27, 26, 24, 23, 22, 20, 19, 3.0],
    ] {
      for pieces in [try fit(figure(values, .range))] {
        #expect(pieces.count == 1)
        let line = pieces[0]
        let (start, end) = (line[0], line[line.count - 1])
        for point in line {
          let share = (point.x - start.x) / (end.x - start.x)
          #expect(abs(point.y - start.y - share * (end.y - start.y)) < 0.3)
          #expect(point.y >= 30 - 0.1 && point.y <= 220.1)
        }
      }
    }
  }
}

struct TremorTextTests {
  @Test func `what is written is on the same side of what can be seen as the number`() {
    for visible in [0.0485, 0.05, 0.1, 0.0004] {
      for factor in [0.1, 0.9, 0.999, 0.99999, 1, 1.00001, 1.001, 1.1, 10] {
        let value = (visible * factor).rounded(decimals: 7)
        guard let written = Double(TremorText.text(value, visible: visible)) else {
          Issue.record("no number")
          continue
        }
        #expect((written >= visible) == (value >= visible) || abs(value - visible) < 1e-6)
        #expect(written > 0)
      }
    }
    #expect(TremorText.text(0.0484, visible: 0.0485) == "0.048")
    #expect(TremorText.text(0.04996, visible: 0.05) == "0.04996")
  }

  @Test func `no figure of a session is both controlled and shaking`() {
    for session in PageExample.all.map(\.session) {
      var written: [String: Set<RepetitionState>] = [:]
      for repetition in session.repetitions {
        guard let state = repetition.state, state != .compensating,
          let size = TremorText.size(
            repetition, visible: session.profile.visibleTremorMetresPerSecondSquared)
        else { continue }
        written[size, default: []].insert(state)
      }
      #expect(written.values.allSatisfy { $0.count == 1 })
    }
  }
}
