#!/usr/bin/env bash
# Runs the model server's container in the foreground; systemd starts it again when it ends.
set -euo pipefail
# shellcheck source=/dev/null
source /etc/ironwood/serving.env

STATE=/var/lib/ironwood
LIBRARY=/usr/local/lib/ironwood

# The TPU runtime starts and stops much faster with huge pages. The kernel forgets the setting at each boot.
huge_pages=/sys/kernel/mm/transparent_hugepage/enabled
if [[ -w $huge_pages ]]; then
  echo always >"$huge_pages"
fi

# On a disk that is too small every download would fail at its end, and begin again.
disk_gb=$(df --block-size=GB --output=size "$STATE" | sed -n '2s/[^0-9]//gp')
if ((MODEL_GB > disk_gb)); then
  echo "serve-model: the model has $MODEL_GB GB and the disk $disk_gb GB; raise serving.diskGb" >&2
  exit 1
fi

# Google's registries take the host's own account.
registry=${IMAGE%%/*}
if [[ $registry == *-docker.pkg.dev || $registry == gcr.io || $registry == *.gcr.io ]]; then
  curl --silent --show-error --fail --header 'Metadata-Flavor: Google' \
    http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["access_token"])' |
    docker login --username oauth2accesstoken --password-stdin "https://$registry"
fi

weights=$MODEL
if [[ $MODEL == gs://* ]]; then
  weights=$STATE/model
  mkdir -p "$weights"
  docker run --rm --network host --volume "$weights:$weights" "$CLOUD_CLI_IMAGE" \
    gcloud storage rsync --recursive "$MODEL" "$weights"
fi

# A container that a crash of this script left behind holds the TPU.
docker rm --force model-server >/dev/null 2>&1 || true

options=(
  --rm --name model-server
  --privileged --network host --shm-size "$SHARED_MEMORY"
  --volume "$STATE:$STATE" --volume "$LIBRARY:$LIBRARY:ro"
  --env-file /etc/ironwood/model.env
  --env "HF_HOME=$STATE/huggingface" --env "VLLM_XLA_CACHE_PATH=$STATE/xla"
  --log-driver none
)
arguments=(
  serve "$weights"
  --served-model-name "$MODEL"
  --host "$BIND" --port "$SERVER_PORT"
  --dtype "$PRECISION"
  --tensor-parallel-size "$TENSOR_PARALLEL_SIZE"
  "${MODEL_ARGUMENTS[@]}"
)

if [[ -n $REVISION ]]; then
  arguments+=(--revision "$REVISION")
fi
if ((${#MEDIA_DOMAINS[@]} > 0)); then
  arguments+=(--allowed-media-domains "${MEDIA_DOMAINS[@]}")
  options+=(--env VLLM_MEDIA_URL_ALLOW_REDIRECTS=0)
fi

# Becomes the model server's container. Docker takes the values of secrets from its own environment: as arguments they
# would be visible to every user of the host.
serve() {
  local program=$1 secret secret_value command
  shift
  for secret in "${SECRETS[@]}"; do
    options+=(--env "${secret%%=*}")
  done
  command=(docker run "${options[@]}" --entrypoint "$program" "$IMAGE" "$@")
  for secret in "${SECRETS[@]}"; do
    secret_value=$(python3 "$LIBRARY/read_secret.py" "${secret#*=}")
    export "${secret%%=*}=$secret_value"
  done
  exec "${command[@]}"
}

if ((SLICE_HOSTS == 1)); then
  serve vllm "${arguments[@]}"
fi

# shellcheck source=/dev/null
source /run/ironwood/slice.env
processes=$(tr ',' '\n' <<<"$SLICE_ADDRESSES" | sed 's/$/:8471/' | paste -s -d ',')
options+=(
  --env "LEADER=$LEADER" --env "SLICE_HOSTS=$SLICE_HOSTS" --env "CHIPS_PER_HOST=$CHIPS_PER_HOST"
  --env "VLLM_HOST_IP=$OWN_ADDRESS"
  --env "TPU_WORKER_ID=$RANK" --env "TPU_WORKER_HOSTNAMES=$SLICE_ADDRESSES"
  --env "TPU_PROCESS_ADDRESSES=$processes" --env TPU_PROCESS_PORT=8471
  --env "TPU_HOST_BOUNDS=$HOST_BOUNDS" --env "TPU_CHIPS_PER_HOST_BOUNDS=$CHIPS_PER_HOST_BOUNDS"
  --env "TPU_TOPOLOGY=$TOPOLOGY" --env "TPU_ACCELERATOR_TYPE=$ACCELERATOR_TYPE"
  --env TPU_SKIP_MDS_QUERY=true --env TPU_MULTIHOST_BACKEND=ray
  --env PJRT_DEVICE=TPU --env JAX_PLATFORMS=
  # Loading a model fills the memory for a moment, which Ray would answer by killing the loader.
  --env RAY_memory_monitor_refresh_ms=0
)
serve bash "$LIBRARY/join-slice.sh" "${arguments[@]}"
