import HiplineCore

extension Recording {
  /// The same with series that hold nothing, which still tell the channels.
  var withoutSamples: Recording {
    var copy = self
    let none = TimedSeries(timestamps: [], values: VectorSeries(x: [], y: [], z: []))
    copy.accelerometer = accelerometer.map { _ in none }
    copy.gyroscope = gyroscope.map { _ in none }
    copy.orientation?.series = none
    return copy
  }
}
