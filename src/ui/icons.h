#pragma once

#include <cstdint>

#include "base/geometry.h"

struct ImDrawList;

namespace bedside::ui {

// Drawn for the project as lines on a 20 x 20 grid, so they are sharp at every scale.
enum class Icon : std::uint8_t {
  None,
  Pencil,
  Picture,
  Calendar,
  Check,
  Reply,
  Shield,
  Gear,
  Search,
  Plus,
  Minus,
  Sun,
  Moon,
  Undo,
  Redo,
  Trash,
  Copy,
  Keyboard,
  Download,
  Upload,
  Close,
  More,
  ChevronDown,
  ChevronRight,
  ChevronLeft,
  Warning,
  Info,
  Stop,
  List,
  Eye,
  Person,
  Clock,
  Heart,
  Flag,
  Globe,
  Lock,
  Crop,
  Link,
  Count
};

// Draws `icon` into the square of `size` pixels at `at`.
void draw_icon(ImDrawList& list, Icon icon, Point at, float size, Color color);

}  // namespace bedside::ui
