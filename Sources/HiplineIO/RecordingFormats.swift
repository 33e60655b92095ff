/// The formats that can be read.
public enum RecordingFormats {
  /// In the order in which they are asked; the first that recognises a file wins, the generic one is last.
  public static let all: [any RecordingFormat.Type] = [
    AxivityText.self,
    UCI730.self,
    SensorLogger.self,
    Phyphox.self,
    NamedColumns.self,
  ]
}
