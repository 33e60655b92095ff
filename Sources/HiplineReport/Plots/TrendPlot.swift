import HiplineAnalysis
import HiplineCore
import RealModule

/// A number over the repetitions, with the line or the curve that was fitted to them.
struct TrendPlot {
  var id: String
  var title: String
  var metric: MetricDefinition
  /// Its standard uncertainty; nil where it has none.
  var uncertainty: MetricDefinition?
  /// Whether the number multiplies rather than adds, as a tremor does.
  var isLogarithmic: Bool
  var axis: String

  static let range = TrendPlot(
    id: "trend-range", title: "Range of motion", metric: RangeOfMotion.range,
    uncertainty: RangeOfMotion.uncertainty, isLogarithmic: false, axis: RangeOfMotion.range.head)
  static let tremor = TrendPlot(
    id: "trend-tremor", title: "Shaking in the hold", metric: HoldTremor.acceleration,
    uncertainty: nil, isLogarithmic: true, axis: "RMS (m/s²)")

  /// For layout only: where the first value is bounded to be drawn by a logarithm, far below any sensor's noise.
  private static let smallest = 1e-6

  private struct Point {
    var repetition: RepetitionResult
    /// The number itself.
    var value: Double
    var uncertainty: Double?
    /// On the axis: the number, or its decimal logarithm.
    var place: Double
  }

  /// - Returns: nil where fewer than two repetitions have the number.
  func figure(_ session: SessionResult, trend: SessionSummary.Trend?) -> Figure? {
    let points = session.repetitions.filter { $0.isComplete }.compactMap(point)
    guard points.count > 1 else { return nil }
    let fit = Fit(
      x: points.map { Double($0.repetition.index) }, y: points.map { $0.place }, trend: trend)
    let sentence = sentence(points, fit)
    return Figure(
      id: id, title: title, summary: sentence, caption: sentence,
      drawings: Figure.Screens.half.map { screens, width in
        drawing(points, fit: fit, width: width, screens: screens)
      },
      table: DataTable(
        columns: [.init("rep"), .init("state", .word), .init(axis)]
          + (uncertainty == nil ? [] : [.init("± standard uncertainty")]),
        rows: session.repetitions.map { repetition in
          [
            "\(repetition.index)", StateMark(repetition).label,
            repetition.text(metric),
          ] + (uncertainty.map { [repetition.text($0, decimals: 2)] } ?? [])
        }))
  }

  private func point(_ repetition: RepetitionResult) -> Point? {
    guard let value = repetition.number(metric) else { return nil }
    return Point(
      repetition: repetition, value: value, uncertainty: uncertainty.flatMap(repetition.number),
      place: isLogarithmic ? Double.log10(max(value, Self.smallest)) : value)
  }

  /// What was fitted, with its evidence.
  private func sentence(_ points: [Point], _ fit: Fit?) -> String {
    switch fit {
    case nil: return "\(points.count) repetitions have this number; a trend needs four."
    case .hump(_, let top):
      return
        "It rises, then falls, and turns at rep \(top.text(decimals: 0)): of two lines that meet one is up and one is down, each beyond "
        + "what chance makes. The band holds their height at 95 % confidence."
    case .line(_, _, _, let trend):
      let change =
        isLogarithmic
        ? "\(signed((Double.exp(trend.slope) - 1) * 100, decimals: 0)) % a repetition"
        : "\(signed(trend.slope, decimals: 2))° a repetition"
      let chance =
        trend.pValue < 0.001 ? "p < 0.001" : "p = \(trend.pValue.text(significantDigits: 2))"
      let verdict =
        trend.pValue < 0.05
        ? "a trend that chance does not explain" : "no trend beyond what chance makes"
      return
        "\(change) (\(chance)): \(verdict). The line has the median slope of all pairs; the band holds the slopes about the middle "
        + "that the points allow at 95 % confidence."
    }
  }

  private func signed(_ value: Double, decimals: Int) -> String {
    (value > 0 ? "+" : "") + value.text(decimals: decimals)
  }

  private func drawing(
    _ points: [Point], fit: Fit?, width: Double, screens: Figure.Screens
  ) -> Figure.Drawing {
    let places = points.map { Double($0.repetition.index) }
    let shown = (places[0] - 0.7)...(places[places.count - 1] + 0.7)
    let ends = points.flatMap { point in
      isLogarithmic
        ? [point.place]
        : [point.place - (point.uncertainty ?? 0), point.place + (point.uncertainty ?? 0)]
    }
    let domain = widened((ends.min() ?? 0)...(ends.max() ?? 0))
    let area = PlotArea(width: width, top: 30, height: 190, left: 46, x: shown, y: domain)
    var content = area.leftAxis(
      isLogarithmic ? logarithmicTicks(domain) : AxisTicks(in: domain, atMost: 6), name: axis,
      label: isLogarithmic ? { Double.pow(10, $0).text(significantDigits: 1) } : nil)
    if let fit { content += drawing(fit, in: area) }
    content += points.map { point in
      var mark = Element(.g)
      let place = Double(point.repetition.index)
      if let uncertainty = point.uncertainty {
        mark.append(
          area.line(
            [(place, point.value - uncertainty), (place, point.value + uncertainty)],
            style: "whisker"))
      }
      mark.append(area.point(point.repetition, x: place, y: point.place))
      let error = point.uncertainty.map { " ± \($0.text(decimals: 1))" } ?? ""
      return mark.titled(
        "Rep \(point.repetition.index): \(point.value.text(decimals: metric.decimals))\(error)"
      )
    }
    content += area.repetitionAxis(shown)
    content.append(
      area.label("repetition", x: area.right, y: area.bottom + 33, anchor: "end", style: "axis"))
    return Figure.Drawing(
      width: width, height: area.bottom + 38, content: content, screens: screens)
  }

  /// The curve that was fitted, over the band of its own model.
  private func drawing(_ fit: Fit, in area: PlotArea) -> [Element] {
    [
      area.ribbon(over: area.x.domain, style: "ribbon", fit.band),
      area.curve(fit.height, style: "fit"),
    ]
  }

  /// The ends with some air, and never so near that rounding looks like a change.
  private func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let least = isLogarithmic ? 0.5 : 4.0
    let missing = max(0, least - (range.upperBound - range.lowerBound)) / 2
    let air = 0.08 * (range.upperBound - range.lowerBound)
    let wide = (range.lowerBound - missing - air)...(range.upperBound + missing + air)
    return isLogarithmic ? wide : AxisTicks.widened(wide, atMost: 6)
  }

  /// 1, 2 and 5 times the powers of ten, as logarithms.
  private func logarithmicTicks(_ domain: ClosedRange<Double>) -> AxisTicks {
    let decades = Int(domain.lowerBound.rounded(.down))...Int(domain.upperBound.rounded(.up))
    func ticks(_ factors: [Double]) -> [Double] {
      decades.flatMap { decade in factors.map { Double(decade) + Double.log10($0) } }
        .filter(domain.contains)
    }
    let fine = ticks([1, 2, 5])
    return AxisTicks(fine.count <= 7 ? fine : ticks([1]), decimals: 0)
  }
}
