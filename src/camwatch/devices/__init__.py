"""From what stands on a device, in an asset list or on the network to the vendors that made it."""
