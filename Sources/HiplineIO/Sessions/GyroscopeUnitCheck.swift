package import HiplineCore

/// Whether a gyroscope's file of its own was read in the right unit, held against the accelerometer of the same device.
package enum GyroscopeUnitCheck {
  /// The gyroscope's recording with its unit settled.
  ///
  /// The gyroscope has to turn gravity as the accelerometer shows. Where it does so in another unit only, one that the file declares is
  /// refused, and one that was inferred is corrected.
  ///
  /// - Parameters:
  ///   - gyroscope: A recording without an accelerometer.
  ///   - accelerometer: On the same time axis.
  /// - Throws: `unit-contradicted`.
  package static func checked(
    _ gyroscope: Recording, against accelerometer: TimedSeries
  ) throws(InputFailure) -> Recording {
    guard let series = gyroscope.gyroscope,
      let motion = GravityMotion(gyroscope: series, accelerometer: accelerometer)
    else { return gyroscope }
    let column = gyroscope.columns.first { $0.quantity.hasPrefix("gyroscope") }
    if AngularRateUnit.radiansPerSecond.agrees(with: motion.scale) {
      let isInferred = gyroscope.findings.contains { $0.code == .unitInferred }
      return isInferred ? settled(gyroscope, unit: column?.unit ?? "rad/s", factor: 1) : gyroscope
    }
    // The values were multiplied by the unit that they were taken for.
    let taken: AngularRateUnit =
      if let column, case .angularRate(let unit) = MeasuringUnit(column.unit) { unit } else {
        .radiansPerSecond
      }
    let scale = motion.scale * taken.radiansPerSecond
    if let declared = gyroscope.declaredUnits[.gyroscope] {
      let (message, hint) = AngularRateScale.contradiction(
        "the header declares \(declared)", taken, by: scale)
      throw InputFailure(
        .unitContradicted, path: gyroscope.name,
        message + ", as the accelerometer of the same device shows", hint: hint, line: 1,
        column: column?.column)
    }
    let right = AngularRateUnit.telling(scale)
    return settled(
      gyroscope, unit: right.name, factor: right.radiansPerSecond / taken.radiansPerSecond)
  }

  private static func settled(
    _ recording: Recording, unit: String, factor: Double
  ) -> Recording {
    var copy = recording
    copy.findings.removeAll { $0.code == .unitInferred }
    copy.findings.append(
      Finding(
        .unitInferred, .info,
        "the angular rate was read in \(unit), with which it turns gravity as the accelerometer "
          + "shows",
        hint: "write the unit into the columns' names, as in `gyr_x_rad_s` or `gyr_x_deg_s`"))
    for index in copy.columns.indices where copy.columns[index].quantity.hasPrefix("gyroscope") {
      copy.columns[index].unit = unit
    }
    if factor != 1 {
      copy.gyroscope = recording.gyroscope.map {
        TimedSeries(timestamps: $0.timestamps, values: $0.values.scaled(by: factor))
      }
    }
    return copy
  }
}
