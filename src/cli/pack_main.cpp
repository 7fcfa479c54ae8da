// bedside_pack ASSETS OUT: packs the asset folder into one file that programs are built with.
// Beside it writes OUT.stamp.h with the pack's hash, so that build tools which do not follow
// #embed see that the content changed.

#include <cstdio>
#include <fstream>
#include <string>

#include "catalog/catalog.h"
#include "catalog/folder.h"
#include "rules/compile.h"

namespace {

bool write_file(const std::string& path, const char* data, std::size_t size) {
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream.write(data, static_cast<std::streamsize>(size));
  stream.close();
  return stream.good();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace bedside;
  if (argc != 3) {
    std::fputs("usage: bedside_pack ASSETS OUT\n", stderr);
    return 2;
  }
  const std::string out_path = argv[2];
  Diagnostics diagnostics;
  const std::vector<catalog::AssetFile> files = catalog::read_folder(argv[1], diagnostics);
  const rules::Pack pack = rules::build_pack(files, diagnostics);
  if (!diagnostics.empty()) {
    for (const Error& error : diagnostics.errors())
      std::fprintf(stderr, "%s\n", to_string(error).c_str());
    return 1;
  }
  const Result<catalog::Catalog> catalog = catalog::Catalog::load(pack.bytes);
  if (!catalog) {
    std::fprintf(stderr, "%s\n", to_string(catalog.error()).c_str());
    return 1;
  }
  const std::string stamp = "// " + std::string(catalog->info().hash) + "\n";
  const bool written =
      write_file(out_path, reinterpret_cast<const char*>(pack.bytes.data()), pack.bytes.size()) &&
      write_file(out_path + ".stamp.h", stamp.data(), stamp.size());
  if (!written) std::fprintf(stderr, "%s: cannot be written\n", out_path.c_str());
  return written ? 0 : 1;
}
