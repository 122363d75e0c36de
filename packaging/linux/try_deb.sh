#!/usr/bin/env bash
# Install a .deb into a clean Debian 12 tree and let the installed program test itself there, as an ordinary user.
#
#   packaging/linux/try_deb.sh PACKAGE.deb [OUT]
#
# OUT receives what the self-test leaves. Needs root, for the tree is a chroot. Where no Debian archive can be
# reached it says so and ends with 77; every real failure ends with 1.
set -euo pipefail

package=$(realpath "$1")
out=${2:-}

unable() { echo "The package was not tried in a clean Debian: $1"; exit 77; }

[ "$(id -u)" = 0 ] || unable "that needs root."
if ! command -v debootstrap > /dev/null; then
    command -v apt-get > /dev/null || unable "there is no debootstrap here."
    { apt-get install -y --no-install-recommends debootstrap || { apt-get update && apt-get install -y --no-install-recommends debootstrap; }; } > /dev/null 2>&1 \
        || unable "debootstrap could not be installed."
fi

work=$(mktemp -d)
tree=$work/debian
cleanup() {
    for place in dev/shm dev proc; do
        if mountpoint -q "$tree/$place"; then umount -l "$tree/$place"; fi
    done
    rm -rf --one-file-system "$work"
}
trap cleanup EXIT

# The machine's own archive is asked when it is Debian's; otherwise debootstrap knows where to go.
mirror=$(grep -hoE '^(URIs:|deb) .*' /etc/apt/sources.list /etc/apt/sources.list.d/* 2> /dev/null \
    | grep -oE '[a-z+]+://[^ ]*/debian/?( |$)' | head -n 1 || true)
debootstrap --variant=minbase --include=ca-certificates bookworm "$tree" ${mirror:+"$mirror"} > "$work/log" 2>&1 \
    || { tail -n 3 "$work/log"; unable "no Debian archive could be reached."; }

# The way to the archive (proxies, certificates, names) is the machine's own.
for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt; do
    [ ! -e "$file" ] || cp -L "$file" "$tree$file"
done
grep -lsiE '^Acquire::' /etc/apt/apt.conf.d/* | xargs -r cp -t "$tree/etc/apt/apt.conf.d/"
cp "$package" "$tree/tmp/rmt-desktop.deb"
mount -t proc proc "$tree/proc"
mount --bind /dev "$tree/dev"
mount -t tmpfs tmpfs "$tree/dev/shm"

inside() { chroot "$tree" env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }

inside sh -c 'apt-get update -qq && apt-get install -y --no-install-recommends /tmp/rmt-desktop.deb' > "$work/log" 2>&1 \
    || { tail -n 20 "$work/log"; echo "The package could not be installed."; exit 1; }

# Every shared object must find what it needs in the installed system; the program's starter names the folder it adds.
lost=$(inside sh -c 'export LD_LIBRARY_PATH=/usr/lib/rmt-desktop/_internal; find /usr/lib/rmt-desktop \( -name "*.so*" -o -name rmt-desktop \) -type f -exec ldd {} + 2> /dev/null | grep "not found" | sort -u' || true)
[ -z "$lost" ] || { echo "$lost"; echo "The package lacks libraries."; exit 1; }

inside useradd --create-home visitor
code=0
inside su visitor -c 'cd && rmt-desktop --self-test --out /home/visitor/out' || code=1
if [ -n "$out" ] && [ -d "$tree/home/visitor/out" ]; then
    mkdir -p "$out"
    cp -r "$tree/home/visitor/out/." "$out/"
fi
[ "$code" = 0 ] || { echo "The installed program failed its self-test."; exit 1; }
echo "The package installs and passes its self-test in a clean Debian 12."
