"""Finds the hosts of this slice and its leader, and points the proxy at it.

The hosts are the ones that the TPU runtime is told of: the instance attribute worker-network-endpoints, one entry a
host in the order of their numbers. Where it is missing, they are the managed instance group's instances in the order
of their names, by the Compute Engine API. The leader is the first of either.

Writes slice.env for the model server and the proxy's upstream. Exits with 1 until all hosts are known; systemd tries
again.
"""

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request

ADDRESS = re.compile(r"(?<![0-9.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9.])")


def get(url, headers, method="GET"):
    request = urllib.request.Request(url, headers=headers, method=method, data=b"" if method == "POST" else None)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode()


class Metadata:
    def __init__(self, url):
        self.url = url

    def __call__(self, path):
        try:
            return get(f"{self.url}/instance/{path}", {"Metadata-Flavor": "Google"}).strip()
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return ""
            raise


def hosts_of_tpu(metadata):
    entries = metadata("attributes/worker-network-endpoints").split(",")
    return [found.group() for found in map(ADDRESS.search, entries) if found]


def hosts_of_group(metadata, compute, host_name):
    group = metadata("attributes/created-by")
    if not group:
        return []
    token = json.loads(metadata("service-accounts/default/token"))["access_token"]
    instances, page = [], ""
    while True:
        answer = json.loads(get(
            f"{compute}/{group}/listManagedInstances?maxResults=500&pageToken={page}",
            {"Authorization": f"Bearer {token}"}, "POST"))
        instances += [managed["instance"] for managed in answer.get("managedInstances", [])]
        page = answer.get("nextPageToken", "")
        if not page:
            break
    hosts = []
    for instance in sorted(instances, key=lambda url: url.rsplit("/", 1)[1]):
        project, zone, name = re.search(r"projects/([^/]+)/zones/([^/]+)/instances/([^/]+)$", instance).groups()
        hosts.append(socket.gethostbyname(host_name.format(name=name, zone=zone, project=project)))
    return hosts


def write(path, text):
    """Writes a file in one step; says whether its text is new."""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            if file.read() == text:
                return False
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".new", path)
    return True


def main():
    parser = argparse.ArgumentParser(description="Finds the hosts of this slice and its leader.")
    parser.add_argument("--hosts", type=int, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--slice", required=True, help="file that the model server reads")
    parser.add_argument("--upstream", required=True, help="file that the proxy includes")
    parser.add_argument("--metadata", default="http://metadata.google.internal/computeMetadata/v1")
    parser.add_argument("--compute", default="https://compute.googleapis.com/compute/v1")
    parser.add_argument("--host-name", default="{name}.{zone}.c.{project}.internal", help="an instance's name in the network")
    parser.add_argument(
        "--reload", nargs=argparse.REMAINDER, default=[],
        help="command to run when the upstream has changed; comes last, its own options are not this program's")
    arguments = parser.parse_args()

    metadata = Metadata(arguments.metadata)
    own = metadata("network-interfaces/0/ip")
    hosts = hosts_of_tpu(metadata)
    source = "TPU metadata"
    if len(hosts) != arguments.hosts:
        hosts = hosts_of_group(metadata, arguments.compute, arguments.host_name)
        source = "managed group"
    if len(hosts) != arguments.hosts or own not in hosts:
        sys.exit(f"find_leader: {len(hosts)} of {arguments.hosts} hosts known, this one {'' if own in hosts else 'not '}among them")

    write(arguments.slice, "".join(f"{name}={value}\n" for name, value in (
        ("LEADER", hosts[0]), ("OWN_ADDRESS", own), ("RANK", hosts.index(own)), ("SLICE_ADDRESSES", ",".join(hosts)))))
    if write(arguments.upstream, f"server {hosts[0]}:{arguments.port};\n") and arguments.reload:
        subprocess.run(arguments.reload, check=False)
    print(f"find_leader: {hosts[0]} leads {len(hosts)} hosts, by {source}; this is number {hosts.index(own)}")


main()
