import HiplineCore

extension Recording {
  /// The same with series that hold nothing, which still tell the channels.
  var withoutSamples: Recording {
    var copy = self
    let none = TimedSeries(timestamps: [], values: VectorSeries(x: [], y: [], z: []))
    copy.accelerometer = accelerometer.map { _ in none }
    copy.gyroscope = gyroscope.map { _ in none }
    return copy
  }

  /// The samples of a channel.
  func series(of channel: Channel) -> TimedSeries? {
    switch channel {
    case .accelerometer: accelerometer
    case .gyroscope: gyroscope
    }
  }
}
