# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by scripts/run and scripts/test: where the built things lie.

# Sets up (once) and builds DIR with further options for meson; quiet unless it
# fails.
build() {
  dir=$1
  shift
  log=$(mktemp)
  if [ ! -f "$dir/build.ninja" ]; then
    echo "Setting up $dir"
    if ! meson setup "$dir" --prefix=/usr "$@" >"$log" 2>&1; then
      cat "$log" >&2
      rm -f "$log"
      exit 1
    fi
  fi
  if ! ninja -C "$dir" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
}

# What the programs need to run from the tree, uninstalled.
run_from_tree() {
  dir=$(cd "$1" && pwd)
  export WAYMARK_DATADIR="$top/data"
  export WAYMARK_LOCALEDIR="$dir/po"
  export GSETTINGS_SCHEMA_DIR="$dir/data"
}
