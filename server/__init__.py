"""The exam-centre server: sockets, queues, managers and stores."""
