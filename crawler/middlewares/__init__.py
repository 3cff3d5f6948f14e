"""What stands between a spider and the web: which requests go out, which answers come in."""
