/// The strata as a table in Markdown, and the bounds that they miss.
struct ValidationTable: Sendable {
  var strata: [(bounded: Stratum, parts: [Stratum])]

  var misses: [String] {
    strata.flatMap { bounded, _ in
      Column.all.compactMap { column in column.miss(bounded).map { "\(bounded.name): \($0)" } }
    }
  }

  var markdown: String {
    let titles = ["stratum"] + Column.all.map(\.title)
    var lines = [row(titles), row(titles.map { _ in "---" })]
    for (bounded, parts) in strata {
      lines.append(row(bounded, emphasis: "**"))
      lines += parts.filter { !$0.sessions.isEmpty }.map { row($0, emphasis: "") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ stratum: Stratum, emphasis: String) -> String {
    row(
      ["\(emphasis)\(stratum.name)\(emphasis)"]
        + Column.all.map { column in
          let text = column.text(stratum) ?? "–"
          return column.miss(stratum) == nil ? text : "\(text) ✗"
        })
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
