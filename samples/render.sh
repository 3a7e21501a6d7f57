#!/bin/sh
# Renders the ten pictures of Pip again: `samples/render.sh [VIEW...]`, with POV-Ray 3.7 (Debian: povray).
# Another version or machine may give other bytes for the same picture; then the digest in
# images/src/test/java/io/lorapipe/images/pack/SampleArchiveTests.java changes with them.
set -eu
cd "$(dirname "$0")/scenes"
for view in ${*:-1 2 3 4 5 6 7 8 9 10}; do
  picture=$(printf '../pip/pip-%02d.jpg' "$view")
  echo "samples/pip/$(basename "$picture")"
  nice povray -V -GA -D +Ipip.pov +O"$picture" +FJ Compression=98 +W1024 +H1024 +A0.1 +AM2 +R3 Declare=View="$view" Declare=Fine=1 \
    >/dev/null 2>&1
done
