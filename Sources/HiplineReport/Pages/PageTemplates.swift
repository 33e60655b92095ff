import Mustache

/// The templates of the pages, read once.
enum PageTemplates {
  static let library: MustacheLibrary = {
    MustacheContentTypes.register(MarkupContent(), named: MarkupContent.name)
    let sources: [String: [UInt8]] = [
      "page": PackageResources.page_mustache,
      "session": PackageResources.session_mustache,
      "table": PackageResources.table_mustache,
      "remarks": PackageResources.remarks_mustache,
      "figure": PackageResources.figure_mustache,
      "index": PackageResources.index_mustache,
      "person": PackageResources.person_mustache,
      "sessions": PackageResources.sessions_mustache,
      "sheet": PackageResources.sheet_mustache,
    ]
    var library = MustacheLibrary()
    for (name, bytes) in sources {
      do {
        try library.register(String(decoding: bytes, as: UTF8.self), named: name)
      } catch {
        preconditionFailure("the template \(name) of the package can be read: \(error)")
      }
    }
    return library
  }()

  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
  static let sorting = String(decoding: PackageResources.sort_js, as: UTF8.self)

  static func render(_ page: some Any, with template: String) -> String {
    guard let text = library.render(page, withTemplate: template) else {
      preconditionFailure("there is a template \(template)")
    }
    return text
  }
}
