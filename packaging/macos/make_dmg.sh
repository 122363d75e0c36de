#!/usr/bin/env bash
# Sign the bundle that `python3 dev.py build` made and put it into a disk image. Run on macOS.
#
#   packaging/macos/make_dmg.sh [IDENTITY]
#
# IDENTITY is a "Developer ID Application" certificate of the keychain; without one the bundle is signed ad hoc, which
# is enough for one's own computer. packaging/macos/README.md says how to have the image notarised.
set -euo pipefail
cd "$(dirname "$0")/../.."

identity=${1:--}
app="dist/RMT Desktop.app"
version=$(defaults read "$PWD/$app/Contents/Info" CFBundleShortVersionString)
image="dist/rmt-desktop-$version-$(uname -m).dmg"

# Inside out: a signature covers what lies in it.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 \
    | xargs -0 codesign --force --timestamp --options runtime --sign "$identity"
codesign --force --timestamp --options runtime --entitlements packaging/macos/entitlements.plist \
    --sign "$identity" "$app"
codesign --verify --deep --strict "$app"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "RMT Desktop" -srcfolder "$stage" -format UDZO -ov "$image"
echo "$image"
