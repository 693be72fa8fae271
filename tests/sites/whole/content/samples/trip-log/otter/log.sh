#!/bin/sh
echo "$(date +%F);$1;$2" >> trips.csv
