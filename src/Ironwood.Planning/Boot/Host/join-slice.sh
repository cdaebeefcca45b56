#!/usr/bin/env bash
# Runs inside the model server's container: joins the slice's Ray cluster, and on the leader, once every host has
# joined, starts vLLM over all of them. Ends with the cluster, so that systemd starts every host anew.
set -euo pipefail

resources="{\"TPU\": $CHIPS_PER_HOST}"
if [[ $VLLM_HOST_IP != "$LEADER" ]]; then
  exec ray start --address="$LEADER:6379" --node-ip-address="$VLLM_HOST_IP" --resources="$resources" --block
fi

ray start --head --port=6379 --node-ip-address="$VLLM_HOST_IP" --resources="$resources"

joined() {
  python3 -c 'import ray; ray.init(address="auto", log_to_driver=False); print(sum(node["Alive"] for node in ray.nodes()))'
}
hosts=0
until ((hosts == SLICE_HOSTS)); do
  sleep 10
  hosts=$(joined) || hosts=0
  echo "join-slice: $hosts of $SLICE_HOSTS hosts"
done

# vLLM copies variables of the leader to the workers. Each host has its own values of these, which its Ray workers
# inherit: with the leader's TPU_WORKER_ID every host would take itself for the first one.
configuration=${VLLM_CONFIG_ROOT:-$HOME/.config/vllm}
mkdir -p "$configuration"
own=(VLLM_HOST_IP)
mapfile -t -O 1 own < <(compgen -e TPU_)
printf -v names '"%s", ' "${own[@]}"
echo "[${names%, }]" >"$configuration/ray_non_carry_over_env_vars.json"

exec vllm "$@" --distributed-executor-backend ray
