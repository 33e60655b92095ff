extension Recording {
  /// Changes every series of the recording alike: the acceleration, the angular rate and the device's own orientation.
  package mutating func mapSeries(_ change: (TimedSeries) -> TimedSeries?) {
    accelerometer = accelerometer.flatMap(change)
    gyroscope = gyroscope.flatMap(change)
    if var device = orientation.take() {
      guard let series = change(device.series) else { return }
      device.series = series
      orientation = device
    }
  }
}
