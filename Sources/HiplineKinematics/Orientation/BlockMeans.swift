import HiplineCore

/// The means of a recording's samples over blocks of one length; the last block may be shorter.
struct BlockMeans: SampleSource {
  private let gyroscopes: [Vector3]
  private let accelerometers: [Vector3]

  var count: Int { gyroscopes.count }

  /// - Parameter blockSamples: Positive.
  init(of samples: some SampleSource, blockSamples: Int) {
    var gyroscopes: [Vector3] = []
    var accelerometers: [Vector3] = []
    for start in stride(from: 0, to: samples.count, by: blockSamples) {
      let block = start..<min(start + blockSamples, samples.count)
      let share = 1 / Double(block.count)
      gyroscopes.append(block.reduce(.zero) { $0 + samples.gyroscope($1) } * share)
      accelerometers.append(block.reduce(.zero) { $0 + samples.accelerometer($1) } * share)
    }
    self.gyroscopes = gyroscopes
    self.accelerometers = accelerometers
  }

  @inline(__always)
  func gyroscope(_ index: Int) -> Vector3 { gyroscopes[index] }

  @inline(__always)
  func accelerometer(_ index: Int) -> Vector3 { accelerometers[index] }
}
