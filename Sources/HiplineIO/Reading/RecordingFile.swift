/// One of the files of a sensor.
package struct RecordingFile: Sendable, Hashable {
  package var path: String
  package var columns: ColumnSource
}

extension SensorFile {
  /// The sensor's file, and the further ones of its device.
  package var files: [RecordingFile] {
    ([path] + siblings).map { RecordingFile(path: $0, columns: columnSource(of: $0)) }
  }

  private func columnSource(of path: String) -> ColumnSource {
    if let columns { return .stated(columns) }
    if siblings.isEmpty { return .header(mapping: mapping) }
    return DeviceFiles.holdsGravityAlone(path) ? .gravityHeader : .header()
  }
}
