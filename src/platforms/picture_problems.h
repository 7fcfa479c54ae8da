#pragma once

#include <vector>

#include "platforms/problems.h"

namespace bedside::platforms {

// The problems of the pictures and of their absence, appended to `found`.
void add_picture_problems(const Post& post, const Platform& platform, const Surface& surface,
                          std::vector<Problem>& found);

}  // namespace bedside::platforms
