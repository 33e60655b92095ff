package import HiplineCore
package import HiplineIO

/// The recordings of a session's sensors, each from one file or from several of one device.
package struct SensorReader: Sendable {
  private let source: any RecordingSource

  init(_ source: any RecordingSource) { self.source = source }

  package struct Result: Sendable {
    package var recordings: [Recording] = []
    /// The files that could not be used; the others were.
    package var failures: [InputFailure] = []
    /// The files whose recordings last too long to be held; nothing of them is among the recordings.
    var longFiles: [RecordingFile: LongReading] = [:]

    /// Notes what was in the way of other recordings.
    fileprivate mutating func note(_ other: Result) {
      failures += other.failures
      for (file, reading) in other.longFiles where longFiles[file] == nil {
        longFiles[file] = reading
      }
    }
  }

  /// - Returns: The recordings in the order of the sensors. A gyroscope's file joins the accelerometer's of the same device:
  ///   the one named with it, else the only one at the same placement and side.
  package func read(_ sensors: [SensorFile]) -> Result {
    var result = Result()
    // Sensors of one file, as its columns or a mistake have it, read it once.
    var known: [[RecordingFile]: Result] = [:]
    for sensor in sensors {
      let files = sensor.files
      let isDevice = sensor.columns == nil && files.count > 1
      let read = known[files] ?? (isDevice ? device(files) : single(files[0]))
      if known.updateValue(read, forKey: files) == nil { result.note(read) }
      let isNamedOnce = sensors.count { $0.files == files } == 1
      result.recordings += placed(read.recordings, by: sensor, all: isNamedOnce)
    }
    joinOfOnePlace(&result)
    return result
  }

  /// The recordings with the places that were stated for their file.
  ///
  /// Where a file holds several sensors, what their own names say of their places stands above what is said of the file: that chooses.
  ///
  /// - Parameter all: Whether the other sensors of the file are wanted too.
  private func placed(_ recordings: [Recording], by sensor: SensorFile, all: Bool) -> [Recording] {
    let areSeveral = recordings.count > 1
    let isNamed = areSeveral && recordings.contains { $0.placement == sensor.placement }
    let placed = recordings.map { recording in
      var copy = recording
      let own = sensor.columns == nil ? Recording.PlaceBasis.columns : .stated
      let placement = isNamed ? nil : sensor.placement
      if placement != nil, !areSeveral || recording.placement == nil {
        (copy.placement, copy.placementBasis) = (placement, sensor.placementBasis)
      } else {
        copy.placementBasis = recording.placement.map { _ in own }
      }
      if sensor.side != nil, !areSeveral || recording.side == nil {
        (copy.side, copy.sideBasis) = (sensor.side, sensor.sideBasis)
      } else {
        copy.sideBasis = recording.side.map { _ in own }
      }
      copy.statedAxes = sensor.axes
      return copy
    }
    guard isNamed, !all else { return placed }
    return placed.filter { recording in
      recording.placement == sensor.placement
        && (sensor.side == nil || recording.side == nil || recording.side == sensor.side)
    }
  }

  /// The recordings of one file, with what the app notes beside it.
  private func single(_ file: RecordingFile) -> Result {
    var result = Result()
    do throws(InputFailure) {
      switch try source.content(of: file) {
      case .held(let recordings): result.recordings = recordings.map(source.files.noted)
      case .long(let reading): result.longFiles[file] = reading
      }
    } catch {
      result.failures.append(error)
    }
    return result
  }

  // MARK: - Files of one device

  /// One recording of the best acceleration and the best angular rate among the files of a device.
  ///
  /// The acceleration is the first one that holds gravity, else the sum of gravity and the one without it, else the one
  /// without. Files that are then not needed are not read.
  private func device(_ files: [RecordingFile]) -> Result {
    var result = Result()
    var linear: Recording?
    var gravity: Recording?
    var whole: [Recording] = []
    var gyroscope: Recording?
    for file in files {
      let isGravity = file.columns == .gravityHeader
      let isRate = DeviceFiles.holdsAngularRate(file.path)
      if whole.isEmpty == false, !isRate { continue }
      if isRate, gyroscope != nil || whole.contains(where: { $0.gyroscope != nil }) { continue }
      let read = isGravity ? self.gravity(file) : single(file)
      result.note(read)
      for recording in read.recordings {
        if isGravity {
          gravity = gravity ?? recording
        } else if recording.accelerometer == nil {
          gyroscope = gyroscope ?? recording
        } else if recording.holdsGravity == false {
          linear = linear ?? recording
        } else {
          whole.append(recording)
        }
      }
    }
    if whole.isEmpty {
      let sum = linear.flatMap { linear in gravity.flatMap { GravitySum.sum(linear, gravity: $0) } }
      whole = [sum.map(source.files.noted) ?? linear].compactMap { $0 }
    }
    if whole.isEmpty {
      result.recordings = [gyroscope].compactMap { $0 }
      return result
    }
    // A file that holds nothing is no loss where another of the device holds the acceleration.
    result.failures.removeAll { $0.code == .empty && !DeviceFiles.holdsAngularRate($0.path) }
    guard whole.count == 1, whole[0].gyroscope == nil, let gyroscope else {
      result.recordings = whole
      return result
    }
    let joined = join(whole[0], gyroscope)
    result.recordings = joined.recordings
    result.failures += joined.failures
    return result
  }

  /// A file of gravity alone.
  private func gravity(_ file: RecordingFile) -> Result {
    var result = single(file)
    for index in result.recordings.indices { result.recordings[index].restSign = .unknown }
    return result
  }

  private func join(_ accelerometer: Recording, _ gyroscope: Recording) -> Result {
    do throws(InputFailure) {
      return Result(recordings: [try GyroscopeJoin.joined(accelerometer, gyroscope)])
    } catch {
      return Result(recordings: [accelerometer], failures: [error])
    }
  }

  /// Joins gyroscopes that were named as sensors of their own to the accelerometer of the same placement and side.
  private func joinOfOnePlace(_ result: inout Result) {
    for gyroscope in result.recordings where gyroscope.accelerometer == nil {
      let partners = result.recordings.indices.filter { index in
        let other = result.recordings[index]
        return other.accelerometer != nil && other.gyroscope == nil
          && other.placement == gyroscope.placement && other.side == gyroscope.side
      }
      guard partners.count == 1, let partner = partners.first else { continue }
      let joined = join(result.recordings[partner], gyroscope)
      result.recordings[partner] = joined.recordings[0]
      result.failures += joined.failures
      result.recordings.removeAll { $0.name == gyroscope.name && $0.accelerometer == nil }
    }
  }
}
