#!/usr/bin/env bash
# Run once by cloud-init: installs what the image lacks and starts the units. Later boots start the units alone.
set -euo pipefail
# shellcheck source=/dev/null
source /etc/ironwood/serving.env

export DEBIAN_FRONTEND=noninteractive

# The way out may come up after the host does, and the image's own updates may hold the package lock.
retry() {
  local attempt
  for attempt in {1..20}; do
    "$@" && return
    echo "prepare: attempt $attempt of 20 failed: $*" >&2
    sleep 15
  done
  return 1
}

install_packages() {
  apt-get -o DPkg::Lock::Timeout=300 update -q &&
    apt-get -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends "$@"
}

# From Google's own package repository: apt installs only what is signed with the repository's key.
install_ops_agent() {
  local key=/etc/apt/keyrings/google-cloud.asc codename
  codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  mkdir -p /etc/apt/keyrings
  curl --silent --show-error --fail --location --proto '=https' --output "$key" \
    https://packages.cloud.google.com/apt/doc/apt-key.gpg &&
    echo "deb [signed-by=$key] https://packages.cloud.google.com/apt google-cloud-ops-agent-$codename-2 main" \
      >/etc/apt/sources.list.d/google-cloud-ops-agent.list &&
    install_packages google-cloud-ops-agent
}

mkdir -p /var/log/ironwood /var/lib/ironwood

# The proxy runs as a unit of its own; the distribution's would serve its welcome page on port 80.
systemctl mask nginx.service

missing=()
command -v nginx >/dev/null || missing+=(nginx)
command -v curl >/dev/null || missing+=(curl)
command -v python3 >/dev/null || missing+=(python3)
if [[ $RUNTIME == docker ]] && ! command -v docker >/dev/null; then
  missing+=(docker.io)
fi
if ((${#missing[@]} > 0)); then
  retry install_packages "${missing[@]}"
fi

systemctl daemon-reload
systemctl enable "${UNITS[@]}"
# Not waited for: a unit may take until the last host of the slice is up.
systemctl start --no-block "${UNITS[@]}"

# Telemetry comes last: a host without it still serves.
if ! systemctl cat google-cloud-ops-agent.service >/dev/null 2>&1; then
  retry install_ops_agent || echo "prepare: no Ops Agent: neither logs nor metrics leave this host" >&2
fi
if [[ -d /etc/google-cloud-ops-agent ]]; then
  install -m 0644 /etc/ironwood/ops-agent.yaml /etc/google-cloud-ops-agent/config.yaml
  systemctl restart google-cloud-ops-agent.service
fi
