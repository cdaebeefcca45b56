#!/usr/bin/env bash
# Runs the model server's container in the foreground; systemd starts it again when it ends.
set -euo pipefail
# shellcheck source=/dev/null
source /etc/ironwood/serving.env

STATE=/var/lib/ironwood
LIBRARY=/usr/local/lib/ironwood

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

if ((SLICE_HOSTS == 1)); then
  exec docker run "${options[@]}" --entrypoint vllm "$IMAGE" "${arguments[@]}"
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
  # Ray hands on only VLLM_, HF_ and NCCL_ unless told; without these a worker finds no TPU.
  --env "VLLM_RAY_EXTRA_ENV_VAR_PREFIXES_TO_COPY=TPU_,PJRT_,JAX_"
  # Loading a model fills the memory for a moment, which Ray would answer by killing the loader.
  --env RAY_memory_monitor_refresh_ms=0
)
exec docker run "${options[@]}" --entrypoint bash "$IMAGE" "$LIBRARY/join-slice.sh" "${arguments[@]}"
