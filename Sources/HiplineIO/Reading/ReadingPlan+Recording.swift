import HiplineCore

extension ReadingPlan {
  /// A recording without samples.
  func header(of sensor: SensorPlan, path: String, clock: Clock) -> Recording {
    Recording(
      name: sensor.label.map { "\(path)#\($0)" } ?? path, format: format,
      placement: sensor.placement, side: sensor.side, clock: clock,
      declaredUnits: declaredUnits(sensor), nominalRateHertz: layout.statedRateHertz,
      otherChannels: otherChannels)
  }

  /// When a recording begins whose first sample is that of a stream.
  func clock(_ first: DecodedStream) -> Clock {
    let seconds = first.zero.origin + first.zero.seconds
    switch timeZero {
    case .ofStamps(let zero): return .absolute(unixSeconds: zero + seconds)
    case .ofFirstRow(let start): return .absolute(unixSeconds: start + first.samples.leadSeconds)
    case nil: break
    }
    guard first.hasClock else { return .unknown }
    return first.isSinceEpoch ? .absolute(unixSeconds: seconds) : .sinceStart(seconds: seconds)
  }

  private func declaredUnits(_ sensor: SensorPlan) -> [Channel: String] {
    var units: [Channel: String] = [:]
    if case .declared(_, let text) = sensor.acceleration?.unit { units[.accelerometer] = text }
    if case .declared(_, let text) = sensor.gyroscope?.unit { units[.gyroscope] = text }
    return units
  }
}

extension SensorPlan {
  /// What is said of a sensor beside others that was not connected.
  func isWithoutSample(_ layout: TableLayout) -> Finding {
    let columns = self.columns
    let place = "columns \((columns.min() ?? 0) + 1) to \((columns.max() ?? 0) + 1)"
    let words = label.map { BodyWords($0) }
    let what =
      label.map {
        words?.others.isEmpty ?? false ? "the sensor “\($0)” (\(place))" : "a sensor (\(place))"
      }
      ?? "a sensor (\(place))"
    return Finding(
      .missingValues, .warning, "\(what) has no sample; the others of the file were read",
      hint: "check whether it was connected and switched on")
  }
}
