package import HiplineCore

/// The files of a folder that one device wrote, as their names tell.
///
/// Apps and loggers write one file for each channel: the accelerometer's, the gyroscope's, perhaps gravity's. They are of
/// one device if their names are equal but for the words that name the channel and its rate.
package struct DeviceFiles: Sendable, Hashable {
  /// The names of the files with the motion of the device, the one to try first at the front: one file, or several
  /// channels of one device.
  var recordings: [String]
  package var placement: Placement?
  package var side: Side?
  /// The words of the name that tell neither channel nor place nor side nor the device's own address; equal for the
  /// devices of one session.
  package var sessionWords: [String]
  /// All words that do not tell the channel.
  private var words: Set<String> = []

  /// The devices of a folder, in the order of their first files.
  ///
  /// Files of other channels, such as a heart rate, are left out if a recording of the same device is there; they are in no
  /// device then. A file that stands alone is a device of its own, whatever it is named.
  ///
  /// - Parameters:
  ///   - names: The files' names without their folder.
  ///   - endings: The endings that do not belong to the name, such as `.csv.gz`.
  package static func devices(of names: [String], endings: [String]) -> [DeviceFiles] {
    let files = names.map { File($0, endings: endings) }
    var keys: [[String]] = []
    var groups: [[String]: [File]] = [:]
    for file in files {
      if groups[file.channel.others] == nil { keys.append(file.channel.others) }
      groups[file.channel.others, default: []].append(file)
    }
    var devices = keys.flatMap { Self.devices(ofGroup: groups[$0] ?? []) }
    let recorded = devices
    var devicesOfWord: [String: [Int]] = [:]
    for (index, device) in recorded.enumerated() {
      for word in device.words { devicesOfWord[word, default: []].append(index) }
    }
    // A quantity of its own that belongs to no recording stands alone, and is refused by what it holds.
    for file in files where file.channel.quantity == .other {
      let words = Set(file.channel.others)
      // Those with its rarest word, among which any with all of them is.
      let candidates =
        words.map { devicesOfWord[$0] ?? [] }.min { $0.count < $1.count }
        ?? Array(recorded.indices.prefix(1))
      // What is left of `RotationMatrix` beside `Inertial` is no device's name.
      let isBesideNameless = recorded.count == 1 && recorded[0].words.isEmpty
      if !isBesideNameless,
        !candidates.contains(where: { recorded[$0].words.isSuperset(of: words) })
      {
        devices.append(DeviceFiles([file]))
      }
    }
    var order: [String: Int] = [:]
    for (place, name) in names.enumerated().reversed() { order[name] = place }
    return devices.sorted {
      ($0.recordings.compactMap { order[$0] }.min() ?? 0)
        < ($1.recordings.compactMap { order[$0] }.min() ?? 0)
    }
  }

  /// The devices of files whose names differ in words for channels only: one, unless a channel is there twice.
  private static func devices(ofGroup files: [File]) -> [DeviceFiles] {
    let motion = files.filter { $0.channel.quantity != .other }
    let unsaid = motion.filter { $0.channel.quantity == .unsaid }
    let accelerations = motion.filter { $0.channel.quantity == .acceleration }
      .sorted { $0.channel.variant < $1.channel.variant }
    let gravity = motion.filter { $0.channel.quantity == .gravity }
    let rates = motion.filter { $0.channel.quantity == .angularRate }
      .sorted { $0.channel.variant < $1.channel.variant }
    let channels = accelerations + gravity + rates
    let areDistinct = Set(channels.map { $0.channel }).count == channels.count
    // A name without a channel is the accelerometer's where the others' are not, or are coarser or without gravity.
    if areDistinct, unsaid.count == 1, accelerations.allSatisfy({ $0.channel.variant.isLastResort })
    {
      return [DeviceFiles(unsaid + channels)]
    }
    if areDistinct, !channels.isEmpty {
      return [DeviceFiles(channels)] + unsaid.map { DeviceFiles([$0]) }
    }
    return motion.map { DeviceFiles([$0]) }
  }

  /// Whether the files' names tell their channels and nothing else.
  package var isNamedByChannelsOnly: Bool { words.isEmpty }

  /// Whether a file's name says that it holds gravity and nothing of the movement.
  static func holdsGravityAlone(_ path: String) -> Bool { quantity(path) == .gravity }

  /// Whether a file's name says that it holds an angular rate alone.
  package static func holdsAngularRate(_ path: String) -> Bool { quantity(path) == .angularRate }

  private static func quantity(_ path: String) -> ChannelWords.Quantity {
    ChannelWords(fileName: FileName.name(of: path)).quantity
  }

  private init(_ files: [File]) {
    recordings = files.map { $0.name }
    let names = files[0].channel.others
    words = Set(names)
    let body = BodyWords(names.joined(separator: " "))
    placement = body.placement
    side = body.side
    sessionWords = body.others.filter { !Self.isAddress($0) }
  }

  /// The device as a file of the folder in which its own folder or archive lies: that one's name says what its files' names do not.
  ///
  /// - Returns: nil where the name may be that of something else: a folder is named for its only device if the device's files are
  ///   named by their channels, or if its name has no word but of places, sides and numbers. An archive is one recording as a file is.
  package func inside(folderNamed name: String, isArchive: Bool) -> DeviceFiles? {
    let body = BodyWords(name)
    guard
      isArchive || words.isEmpty || body.others.allSatisfy({ $0.contains(where: { $0.isNumber }) })
    else { return nil }
    var copy = self
    copy.placement = placement ?? body.placement
    copy.side = side ?? body.side
    copy.sessionWords =
      body.others.filter { !Self.isAddress($0) && !Self.connections.contains($0) } + sessionWords
    copy.words.formUnion(body.others)
    return copy
  }

  /// How a sensor was connected, which x-io's software adds to the names of its folders.
  private static let connections: Set = ["udp", "tcp", "usb", "serial", "bluetooth"]

  /// A Bluetooth address, written as twelve hexadecimal digits, or a serial number of eight, as x-io's sensors have.
  private static func isAddress(_ word: String) -> Bool {
    guard word.allSatisfy({ $0.isHexDigit }), word.contains(where: { $0.isNumber }) else {
      return false
    }
    return word.count == 12 && word.contains(where: { $0.isLetter })
      || word.count == 8 && !isDate(word)
  }

  /// A day of eight digits, the year first or last.
  private static func isDate(_ word: String) -> Bool {
    guard let number = Int(word) else { return false }
    return [number / 10_000, number % 10_000].contains { (1970..<2100).contains($0) }
  }

  private struct File {
    let name: String
    let channel: ChannelWords

    init(_ name: String, endings: [String]) {
      self.name = name
      let lower = name.lowercased()
      let ending = endings.filter { lower.hasSuffix($0) }.max { $0.count < $1.count }
      channel = ChannelWords(fileName: String(name.dropLast(ending?.count ?? 0)))
    }
  }
}
