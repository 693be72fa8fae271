#!/bin/sh
heron send letter > /dev/null && echo arrived
