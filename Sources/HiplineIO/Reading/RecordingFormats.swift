/// The formats that can be read.
package enum RecordingFormats {
  /// In the order in which they are asked; the first that recognises a file wins, the generic one is last.
  static let all = [
    ListedFormat(ActiGraph.self),
    ListedFormat(GENEActiv.self),
    ListedFormat(EmpaticaE4.self),
    ListedFormat(AxivityText.self),
    ListedFormat(DelsysDiscover.self),
    ListedFormat(DelsysEMGworks.self),
    ListedFormat(MovellaDOT.self),
    ListedFormat(XsensText.self),
    ListedFormat(APDM.self),
    ListedFormat(SensorLogger.self),
    ListedFormat(SensorLog.self),
    ListedFormat(Phyphox.self),
    ListedFormat(PhysicsToolbox.self),
    ListedFormat(AndroSensor.self),
    ListedFormat(MetaBase.self),
    ListedFormat(PolarSensorLogger.self),
    ListedFormat(Movesense.self),
    ListedFormat(CoreMotionNames.self),
    ListedFormat(Shimmer.self),
    ListedFormat(WitMotion.self),
    ListedFormat(LPMS.self),
    ListedFormat(NGIMU.self),
    ListedFormat(BlueTrident.self),
    ListedFormat(Noraxon.self),
    ListedFormat(UCI730.self),
    ListedFormat(ArduinoLogger.self),
    ListedFormat(NamedColumns.self),
  ]

  /// The format with a name; nil for a table that another file described.
  package static func named(_ name: String) -> ListedFormat? {
    all.first { $0.name == name }
  }

  /// The names of files and folders that lie beside recordings and are none.
  package static let companions = all.reduce(into: Set<String>()) { $0.formUnion($1.companions) }
}
