"""Ring when the boat drifts."""

import time

from logbook import distance, place, ring

FAR = 30  # metres

anchored = place()
while distance(anchored, place()) <= FAR:
    time.sleep(60)
ring("The anchor does not hold.")
