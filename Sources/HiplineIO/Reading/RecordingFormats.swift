/// The formats that can be read.
package enum RecordingFormats {
  /// In the order in which they are asked; the first that recognises a file wins, the generic one is last.
  static let all: [any RecordingFormat.Type] = [
    ActiGraph.self, GENEActiv.self, EmpaticaE4.self, AxivityText.self,
    DelsysDiscover.self, DelsysEMGworks.self, MovellaDOT.self, XsensText.self, APDM.self,
    SensorLogger.self, SensorLog.self, Phyphox.self, PhysicsToolbox.self, AndroSensor.self,
    MetaBase.self, PolarSensorLogger.self, Movesense.self, CoreMotionNames.self,
    Shimmer.self, WitMotion.self, LPMS.self, NGIMU.self, BlueTrident.self, Noraxon.self,
    UCI730.self,
    ArduinoLogger.self,
    NamedColumns.self,
  ]

  /// The format with a name; nil for a table that another file described.
  package static func named(_ name: String) -> (any RecordingFormat.Type)? {
    all.first { $0.name == name }
  }

  /// The names of files and folders that lie beside recordings and are none.
  package static let companions = all.reduce(into: Set<String>()) { $0.formUnion($1.companions) }
}
