package import HiplineCore
package import HiplineKinematics

/// How a sensor was turned during a recording, for looking at and for other programs.
package struct RecordingOrientation: Sendable {
  /// The time of each sample from the recording's first one, in seconds.
  var timestamps: [Double]
  var series: OrientationSeries

  /// Which samples an orientation is computed from, and how.
  package enum Method: Sendable {
    /// Every sample from those before it, as a device sees it: ``VQF``.
    case online
    /// Every sample from all: ``VQF``.
    case offline
  }

  /// A reading of the accelerometer shows which way is up if it is at least this share of standard gravity: a limb that is set down
  /// or falls reads less for a moment, a dead sensor and one without gravity most of the time.
  ///
  /// Chosen, not derived: half-way between a reading of nothing and one at rest.
  private static let gravityShare = 0.5

  /// - Throws: `InputFailure` without acceleration, without gravity in it, or without a gyroscope.
  package init(
    _ recording: Recording, parameters: VQF.Parameters = .init(), method: Method = .offline
  ) throws(InputFailure) {
    let uniform = try PreparedRecording(recording).uniform
    guard let gyroscope = uniform.gyroscope else {
      throw InputFailure(
        .noAcceleration, path: recording.name, "no gyroscope in the recording",
        hint: "an orientation needs an accelerometer and a gyroscope")
    }
    let smallest = Self.gravityShare * StillNorm.standardGravity
    let shown = uniform.accelerometer.indices.count { uniform.accelerometer[$0].norm >= smallest }
    guard shown > uniform.count / 2 else {
      throw InputFailure(
        .noAcceleration, path: recording.name,
        "the accelerometer reads less than half of gravity most of the time, so that nothing tells which way is up",
        hint: "the sensor is dead or gravity was taken out; record the acceleration with gravity")
    }
    timestamps = (0..<uniform.count).map { uniform.seconds(at: $0) }
    let (accelerometer, rate) = (uniform.accelerometer, uniform.sampleRateHertz)
    switch method {
    case .online:
      series = VQF.online(
        gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: rate,
        parameters: parameters)
    case .offline:
      series = VQF.offline(
        gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: rate,
        parameters: parameters)
    }
  }

  /// One row a sample.
  package var table: ResultTable {
    ResultTable(
      name: "orientation",
      columns: [
        .init("time_s", .number, unit: "s", "Time from the first sample."),
        .init("w", .number, "Scalar part of the quaternion, sensor to earth."),
        .init("x", .number, "Vector part."),
        .init("y", .number, "Vector part."),
        .init("z", .number, "Vector part."),
        .init("bias_x_rad_s", .number, unit: "rad/s", "Bias of the gyroscope."),
        .init("bias_y_rad_s", .number, unit: "rad/s", "Bias of the gyroscope."),
        .init("bias_z_rad_s", .number, unit: "rad/s", "Bias of the gyroscope."),
        .init("rest", .integer, "1 where the sensor is at rest."),
      ],
      rows: series.sensorToEarth.indices.map { index in
        let turn = series.sensorToEarth[index]
        let bias = series.gyroscopeBias[index]
        return [
          .number(timestamps[index]), .number(turn.w), .number(turn.x), .number(turn.y),
          .number(turn.z), .number(bias.x), .number(bias.y), .number(bias.z),
          .integer(series.isRest[index] ? 1 : 0),
        ]
      })
  }
}
