import Records

extension Country: Packable {
  func pack(into packer: inout Packer) {
    packer.string(code)
    packer.string(iso2)
    packer.integer(numeric)
    packer.integer(cow)
    packer.string(name)
    packer.strings(aliases)
    packer.strings(demonyms)
    packer.string(capital)
    packer.strings(metonyms)
    packer.string(region)
    packer.string(sovereign)
    packer.items(forces)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    code = unpacker.string()
    iso2 = unpacker.optional()
    numeric = unpacker.integer()
    cow = unpacker.integer()
    name = unpacker.string()
    aliases = unpacker.strings()
    demonyms = unpacker.strings()
    capital = unpacker.optional()
    metonyms = unpacker.strings()
    region = unpacker.optional()
    sovereign = unpacker.optional()
    forces = unpacker.items(Force.self)
    source = SourceLine(from: &unpacker)
  }
}

extension Country.Force: Packable {
  func pack(into packer: inout Packer) {
    packer.string(name)
    packer.strings(aliases)
    packer.strings(sectors)
  }

  init(from unpacker: inout Unpacker) {
    name = unpacker.string()
    aliases = unpacker.strings()
    sectors = unpacker.strings()
  }
}

extension Person: Packable {
  func pack(into packer: inout Packer) {
    packer.string(id)
    packer.string(name)
    packer.strings(aliases)
    packer.string(country)
    packer.string(gender)
    packer.string(wikidata)
    packer.items(offices)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    id = unpacker.string()
    name = unpacker.string()
    aliases = unpacker.strings()
    country = unpacker.optional()
    gender = unpacker.optional()
    wikidata = unpacker.optional()
    offices = unpacker.items(Office.self)
    source = SourceLine(from: &unpacker)
  }
}

extension Person.Office: Packable {
  func pack(into packer: inout Packer) {
    packer.string(title)
    packer.string(of)
    packer.strings(sectors)
    packer.integer(from?.ordinal)
    packer.integer(to?.ordinal)
  }

  init(from unpacker: inout Unpacker) {
    title = unpacker.string()
    of = unpacker.optional()
    sectors = unpacker.strings()
    from = unpacker.day()
    to = unpacker.day()
  }
}

extension Organization: Packable {
  func pack(into packer: inout Packer) {
    packer.string(id)
    packer.string(name)
    packer.strings(aliases)
    packer.string(kind)
    packer.string(country)
    packer.strings(sectors)
    packer.integer(from?.ordinal)
    packer.integer(to?.ordinal)
    packer.string(parent)
    packer.strings(members)
    packer.items(roles)
    packer.string(fighters)
    packer.string(wikidata)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    id = unpacker.string()
    name = unpacker.string()
    aliases = unpacker.strings()
    kind = unpacker.string()
    country = unpacker.optional()
    sectors = unpacker.strings()
    from = unpacker.day()
    to = unpacker.day()
    parent = unpacker.optional()
    members = unpacker.strings()
    roles = unpacker.items(DatedRole.self)
    fighters = unpacker.optional()
    wikidata = unpacker.optional()
    source = SourceLine(from: &unpacker)
  }
}

extension Organization.DatedRole: Packable {
  func pack(into packer: inout Packer) {
    packer.integer(from?.ordinal)
    packer.integer(to?.ordinal)
    packer.string(country)
    packer.strings(sectors)
  }

  init(from unpacker: inout Unpacker) {
    from = unpacker.day()
    to = unpacker.day()
    country = unpacker.optional()
    sectors = unpacker.strings()
  }
}

extension Role: Packable {
  func pack(into packer: inout Packer) {
    packer.strings(words)
    packer.strings(sectors)
    packer.bool(title)
    packer.bool(armed)
    packer.bool(generic)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    words = unpacker.strings()
    sectors = unpacker.strings()
    title = unpacker.bool()
    armed = unpacker.bool()
    generic = unpacker.bool()
    source = SourceLine(from: &unpacker)
  }
}

extension SourceLine: Packable {
  func pack(into packer: inout Packer) {
    packer.string(file)
    packer.count(line)
  }

  init(from unpacker: inout Unpacker) {
    self.init(file: unpacker.string(), line: unpacker.count())
  }
}
