public import HiplineCore
public import HiplineIO

/// The recordings of a session's sensors, each from one file or from several of one device.
public struct SensorReader: Sendable {
  private let files: FileStore
  private let longestSeconds: Double?

  /// - Parameters:
  ///   - files: Where the sensors' paths lead to.
  ///   - longestSeconds: A file with a longer recording fails, with `too-long`; nil to read it whatever its length.
  public init(_ files: FileStore = .folders, longestSeconds: Double? = nil) {
    self.files = files
    self.longestSeconds = longestSeconds
  }

  public struct Result: Sendable {
    public var recordings: [Recording] = []
    /// The files that could not be used; the others were.
    public var failures: [InputFailure] = []
  }

  /// - Returns: The recordings in the order of the sensors. A gyroscope's file joins the accelerometer's of the same device:
  ///   the one named with it, else the only one at the same placement and side.
  public func read(_ sensors: [SensorFile]) -> Result {
    var result = Result()
    for sensor in sensors {
      let read =
        sensor.columns == nil && !sensor.siblings.isEmpty
        ? device(sensor) : single(sensor.path, Self.columns(ofFile: sensor.path, in: sensor))
      result.failures += read.failures
      result.recordings += read.recordings.map { recording in
        var copy = recording
        copy.placement = sensor.placement ?? recording.placement
        copy.side = sensor.side ?? recording.side
        copy.statedAxes = sensor.axes
        return copy
      }
    }
    joinOfOnePlace(&result)
    return result
  }

  /// What tells the columns of one of a sensor's files.
  static func columns(ofFile path: String, in sensor: SensorFile) -> ColumnSource {
    if let stated = sensor.columns { return .stated(stated) }
    if sensor.siblings.isEmpty { return .header(mapping: sensor.mapping) }
    // Sensor Logger writes gravity alone as it writes the total acceleration.
    return DeviceFiles.holdsGravityAlone(path)
      ? .header(name: FileName.beside(path, "TotalAcceleration.csv")) : .header()
  }

  /// The recordings of one file, with what the app notes beside it.
  private func single(_ path: String, _ columns: ColumnSource) -> Result {
    var result = Result()
    do throws(InputFailure) {
      result.recordings = try files.recordings(path, columns, longestSeconds).map(withNotes)
    } catch {
      result.failures.append(error)
    }
    return result
  }

  /// A recording with what its app notes beside it.
  func withNotes(_ recording: Recording) -> Recording {
    switch recording.format {
    case SensorLogger.name:
      let notes = note(SensorLoggerNotes.path, beside: recording).flatMap(SensorLoggerNotes.init)
      return notes?.applied(to: recording) ?? recording
    case Phyphox.name:
      let times = note(PhyphoxTimes.path, beside: recording).flatMap(PhyphoxTimes.init)
      return times?.applied(to: recording) ?? recording
    default: return recording
    }
  }

  private func note(_ name: String, beside recording: Recording) -> [UInt8]? {
    files.note(FileName.beside(recording.name, name))
  }

  // MARK: - Files of one device

  /// One recording of the best acceleration and the best angular rate among the files of a device.
  ///
  /// The acceleration is the first one that holds gravity, else the sum of gravity and the one without it, else the one
  /// without. Files that are then not needed are not read.
  private func device(_ sensor: SensorFile) -> Result {
    var result = Result()
    var linear: Recording?
    var gravity: Recording?
    var whole: [Recording] = []
    var gyroscope: Recording?
    for path in [sensor.path] + sensor.siblings {
      let isGravity = DeviceFiles.holdsGravityAlone(path)
      let isRate = DeviceFiles.holdsAngularRate(path)
      if whole.isEmpty == false, !isRate { continue }
      if isRate, gyroscope != nil || whole.contains(where: { $0.gyroscope != nil }) { continue }
      let columns = Self.columns(ofFile: path, in: sensor)
      let read = isGravity ? self.gravity(path, columns) : single(path, columns)
      result.failures += read.failures
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
      whole = [sum.map(withNotes) ?? linear].compactMap { $0 }
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
  private func gravity(_ path: String, _ columns: ColumnSource) -> Result {
    var result = single(path, columns)
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
