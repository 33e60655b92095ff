package import HiplineCore

/// One recording of a session and where its sensor was strapped on.
package struct SensorFile: Sendable, Hashable {
  /// The file's path, resolved against the folder of the session file.
  package var path: String
  /// Further files of the same device, by their names: of other channels, or the same channel in another form. What the
  /// first lacks is taken from them.
  package var siblings: [String] = []
  /// What the file's columns hold, where another file says so; the file has no header then.
  package var columns: StatedColumns?
  package var placement: Placement?
  /// The side of the body; nil for the session's side.
  package var side: Side?
  /// What ``placement`` and ``side`` are known from, where they are.
  package var placementBasis = Recording.PlaceBasis.stated
  package var sideBasis = Recording.PlaceBasis.stated
  /// How the sensor is strapped on, where somebody said it.
  package var axes: StatedAxes?
  /// What is said about the file's columns, where that is not left to its format.
  package var mapping: ColumnMapping?

  package init(
    path: String, placement: Placement? = nil, side: Side? = nil, mapping: ColumnMapping? = nil
  ) {
    self.path = path
    self.placement = placement
    self.side = side
    self.mapping = mapping
  }

  /// A session has so many sensors at most: four times those of a suit for the whole body.
  static let mostOfSession = 64

  /// Why so many sensors are no session; nil for as many as one may have.
  package static func tooMany(
    _ count: Int, path: String?, line: Int? = nil, column: Int? = nil
  ) -> InputFailure? {
    guard count > mostOfSession else { return nil }
    return InputFailure(
      .invalidSessionFile, path: path ?? "", "a session has more than \(mostOfSession) sensors",
      hint: "name each file once, and one session for each person and time", line: line,
      column: column)
  }

  /// The files of one device in a folder.
  package init(_ device: DeviceFiles, in folder: String) {
    let paths = device.recordings.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
    path = paths[0]
    siblings = Array(paths.dropFirst())
    placement = device.placement
    side = device.side
    (placementBasis, sideBasis) = (.name, .name)
  }
}
