public import HiplineCore

/// One recording of a session and where its sensor was strapped on.
public struct SensorFile: Sendable, Hashable {
  /// The file's path, resolved against the folder of the session file.
  public var path: String
  public var placement: Placement?
  /// The side of the body; nil for the session's side.
  public var side: Side?
  /// What is said about the file's columns, where that is not left to its format.
  public var mapping: ColumnMapping?

  public init(
    path: String, placement: Placement? = nil, side: Side? = nil, mapping: ColumnMapping? = nil
  ) {
    self.path = path
    self.placement = placement
    self.side = side
    self.mapping = mapping
  }
}
