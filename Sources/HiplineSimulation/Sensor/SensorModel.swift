import HiplineCore

/// A device: its accelerometer, its gyroscope if it has one, and how it samples them.
///
/// The presets' values are of the order that data sheets give for parts of the kind, inferred
/// where no source is named; they are not measured on any one device.
package struct SensorModel: Sendable, Hashable {
  package var accelerometer: AccelerometerModel
  /// Nil for a device that measures acceleration only.
  package var gyroscope: GyroscopeModel?
  package var sampling: SamplingModel

  package init(
    accelerometer: AccelerometerModel = .ideal, gyroscope: GyroscopeModel? = .ideal,
    sampling: SamplingModel = SamplingModel()
  ) {
    self.accelerometer = accelerometer
    self.gyroscope = gyroscope
    self.sampling = sampling
  }

  /// A device that measures the truth, at 100 Hz.
  package static let ideal = SensorModel()

  /// A present-day phone at 100 Hz, with time stamps by its operating system.
  ///
  /// 150 µg/√Hz and 0.007 °/s/√Hz; 16 bits over ±8 g and ±2000 °/s; a bias that the system has
  /// mostly removed; time stamps within about 0.2 ms.
  package static let phone: SensorModel = {
    var model = SensorModel(
      accelerometer: AccelerometerModel(
        noiseMicroGPerRootHertz: 150, scaleError: Vector3(0.002, -0.001, 0.003),
        biasMilliG: Vector3(3, -4, 6), stepG: 8.0 / 32_768, rangeG: 8),
      gyroscope: GyroscopeModel(
        noiseDegreesPerSecondPerRootHertz: 0.007, biasDegreesPerSecond: Vector3(0.08, -0.05, 0.03),
        driftDegreesPerSecondPerMinute: Vector3(0.005, -0.004, 0.003),
        stepDegreesPerSecond: 2_000.0 / 32_768, rangeDegreesPerSecond: 2_000))
    model.sampling.timestampJitterSeconds = 0.0002
    return model
  }()

  /// A logger like the Axivity AX3 in its packed mode at 100 Hz, ±8 g, not calibrated.
  ///
  /// Steps of 1/64 g: 10 bits over 16 g (<https://axivity.com/help/22>). 300 µg/√Hz and scale and
  /// offset errors of a few per cent are usual for its generation of parts, inferred.
  package static let axivityAX3 = SensorModel(
    accelerometer: AccelerometerModel(
      noiseMicroGPerRootHertz: 300, scaleError: Vector3(0.012, -0.018, 0.025),
      biasMilliG: Vector3(-20, 30, 15), stepG: 1.0 / 64, rangeG: 8),
    gyroscope: nil)

  /// An inexpensive inertial unit on a strap, at 100 Hz.
  ///
  /// 400 µg/√Hz and 0.005 °/s/√Hz, as data sheets of the MPU-6050's generation give; 16 bits over
  /// ±4 g and ±500 °/s; a bias that nobody has removed, which creeps as the part warms up.
  package static let consumerIMU: SensorModel = {
    var model = SensorModel(
      accelerometer: AccelerometerModel(
        noiseMicroGPerRootHertz: 400, scaleError: Vector3(0.006, -0.008, 0.01),
        biasMilliG: Vector3(15, -20, 30), stepG: 4.0 / 32_768, rangeG: 4),
      gyroscope: GyroscopeModel(
        noiseDegreesPerSecondPerRootHertz: 0.005, biasDegreesPerSecond: Vector3(0.6, -0.9, 0.4),
        driftDegreesPerSecondPerMinute: Vector3(0.02, 0.03, -0.02),
        stepDegreesPerSecond: 500.0 / 32_768, rangeDegreesPerSecond: 500))
    model.sampling.timestampJitterSeconds = 0.001
    return model
  }()
}
