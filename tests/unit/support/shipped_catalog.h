#pragma once

#include "catalog/catalog.h"

namespace bedside::test {

// The assets that are compiled into the program.
inline const catalog::Catalog& shipped_catalog() {
  static const catalog::Catalog catalog =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure)
          .value();
  return catalog;
}

}  // namespace bedside::test
